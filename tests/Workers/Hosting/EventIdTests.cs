using System.Reflection;
using Microsoft.Extensions.Logging;
using Pipeline.Cli;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>Whoever filters or alerts by event id gets one kind of event for one id.</summary>
public sealed class EventIdTests
{
    [Fact]
    public void Each_event_id_is_given_to_one_message()
    {
        var messages = Assemblies()
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => (Method: method, Message: method.GetCustomAttribute<LoggerMessageAttribute>()))
            .Where(found => found.Message is not null)
            .ToArray();

        messages.Should().HaveCountGreaterThan(20);
        messages
            .GroupBy(found => found.Message!.EventId)
            .Where(group => group.Count() > 1)
            .Select(group =>
                $"{group.Key}: {string.Join(", ", group.Select(found => $"{found.Method.DeclaringType}.{found.Method.Name}"))}"
            )
            .Should()
            .BeEmpty();
    }

    // The command refers to all services, and they to all that is shared.
    private static IEnumerable<Assembly> Assemblies()
    {
        var seen = new Dictionary<string, Assembly>(StringComparer.Ordinal);
        var open = new Queue<Assembly>([typeof(CliHost).Assembly]);
        while (open.TryDequeue(out var assembly))
        {
            if (seen.TryAdd(assembly.GetName().Name!, assembly))
            {
                foreach (
                    var name in assembly
                        .GetReferencedAssemblies()
                        .Where(name => name.Name!.StartsWith("Pipeline.", StringComparison.Ordinal))
                )
                {
                    open.Enqueue(Assembly.Load(name));
                }
            }
        }

        return seen.Values;
    }
}
