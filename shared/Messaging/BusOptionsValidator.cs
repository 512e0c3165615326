using Microsoft.Extensions.Options;

namespace Pipeline.Messaging;

/// <summary>Lists every fault at once, so that a configuration is mended in one go.</summary>
public sealed class BusOptionsValidator : IValidateOptions<BusOptions>
{
    public ValidateOptionsResult Validate(string? name, BusOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        if (options.Transport == BusTransport.RabbitMq)
        {
            if (string.IsNullOrWhiteSpace(options.ConnectionString))
            {
                faults.Add(
                    "Bus:ConnectionString is missing. Give the broker's address, for example amqp://user:password@host:5672 (environment: Bus__ConnectionString)."
                );
            }
            else if (!Uri.TryCreate(options.ConnectionString, UriKind.Absolute, out var uri) || uri.Scheme is not ("amqp" or "amqps"))
            {
                faults.Add("Bus:ConnectionString is not an amqp:// or amqps:// address.");
            }
        }

        if (options.Prefetch is < 1 or > 65_535)
        {
            faults.Add($"Bus:Prefetch is {options.Prefetch}: from 1 to 65535.");
        }

        if (options.Batch is < 1 or > 1024)
        {
            faults.Add($"Bus:Batch is {options.Batch}: from 1 to 1024.");
        }

        if (options.Concurrency is < 1 or > 64)
        {
            faults.Add($"Bus:Concurrency is {options.Concurrency}: from 1 to 64.");
        }

        if (options.StopTimeout < TimeSpan.Zero || options.StopTimeout > TimeSpan.FromHours(1))
        {
            faults.Add($"Bus:StopTimeout is {options.StopTimeout}: from 0 to an hour.");
        }

        if (!options.QueuePrefix.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-'))
        {
            faults.Add($"Bus:QueuePrefix is '{options.QueuePrefix}': it may hold letters, digits, '.', '_' and '-' alone.");
        }

        if (RetrySchedule.DelaysOf(options) is null)
        {
            faults.Add(
                $"Bus:RetryDelays is '{options.RetryDelays}': up to 10 times apart by spaces, each from 1 second to 10 days, for example 00:01:00 01:00:00."
            );
        }

        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
