using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Resilience;

namespace Pipeline.Messaging;

/// <summary>The bus, the same in every service: transport by options, quorum queues, no retry of its own (retries are Polly's).</summary>
public static class BusRegistration
{
    /// <param name="serviceName">Names the connection in the broker's console, as <c>normalise@host</c>.</param>
    /// <param name="consumers">Adds the service's consumers, if any.</param>
    public static IServiceCollection AddMessageBus(
        this IServiceCollection services,
        IConfiguration configuration,
        string serviceName,
        Action<IBusRegistrationConfigurator>? consumers = null
    )
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BusOptions>, BusOptionsValidator>());
        services
            .AddOptions<BusOptions>()
            .Bind(configuration.GetSection(BusOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();

        services.AddFailureDomain(configuration, FailureDomain.Broker, _ => BrokerFaults.Classify);

        // The transport decides what is registered, so it is read before the container exists; the rest is read from validated options.
        var transport = configuration.GetSection(BusOptions.Section).GetValue(nameof(BusOptions.Transport), BusTransport.RabbitMq);
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            consumers?.Invoke(bus);
            bus.AddConfigureEndpointsCallback(
                (context, queue, endpoint) =>
                {
                    var options = context.GetRequiredService<IOptions<BusOptions>>().Value;
                    endpoint.PrefetchCount = options.Prefetch;
                    endpoint.ConcurrentMessageLimit = options.Concurrency;
                    endpoint.PublishFaults = false; // a fault is in the error queue; nobody listens for the event
                    RabbitMqTopology.ConfigureEndpoint(endpoint, queue);
                }
            );

            if (transport == BusTransport.InMemory)
            {
                bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            }
            else
            {
                bus.UsingRabbitMq(
                    (context, rabbit) =>
                        RabbitMqTopology.Configure(rabbit, context, context.GetRequiredService<IOptions<BusOptions>>().Value, serviceName)
                );
            }
        });
        services
            .AddOptions<MassTransitHostOptions>()
            .Configure(host =>
            {
                // A worker starts without its broker and waits for it: compose and systemd start things in any order. In memory there is
                // nothing
                // to wait for, and what is published before the consumers are connected is lost.
                host.WaitUntilStarted = transport == BusTransport.InMemory;

                // What has not finished by then goes back to its queue with the connection. No ConsumerStopTimeout: in MassTransit 8.5.12
                // it can end
                // the process with a null reference when a message completes in the moment of its cancellation.
                host.StopTimeout = TimeSpan.FromSeconds(20);
            });
        return services;
    }
}
