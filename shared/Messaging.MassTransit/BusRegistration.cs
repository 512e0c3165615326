using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Resilience;

namespace Pipeline.Messaging;

/// <summary>The bus, the same in every service: transport by options, quorum queues, no retry of its own (retries are Polly's).</summary>
public static class BusRegistration
{
    /// <summary>Meter and trace source of what carries the messages.</summary>
    public const string TelemetryName = "MassTransit";

    /// <summary>Reads the queues of all handlers that are registered (<see cref="HandlerRegistrationExtensions.AddHandler"/>).</summary>
    /// <param name="services">Gets the bus and <see cref="IMessagePublisher"/>.</param>
    /// <param name="configuration">Has the section.</param>
    /// <param name="serviceName">Names the connection in the broker's console, as <c>normalise@host</c>.</param>
    public static IServiceCollection AddMessageBus(this IServiceCollection services, IConfiguration configuration, string serviceName)
    {
        services.TryAddSingleton(StageTable.Product);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BusOptions>, BusOptionsValidator>());
        services
            .AddOptions<BusOptions>()
            .Bind(configuration.GetSection(BusOptions.Section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();

        services.AddFailureDomain(configuration, FailureDomain.Broker, _ => BrokerFaults.Classify);
        services.AddSingleton<IMessagePublisher, BusPublisher>();
        services.AddSingleton<IBusState, BusState>();

        // The transport decides what is registered, so it is read before the container exists; the rest is read from validated options.
        var transport = configuration.GetSection(BusOptions.Section).GetValue(nameof(BusOptions.Transport), BusTransport.RabbitMq);
        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            if (transport == BusTransport.InMemory)
            {
                bus.UsingInMemory((context, memory) => Configure(memory, context));
            }
            else
            {
                bus.UsingRabbitMq(
                    (context, rabbit) =>
                    {
                        RabbitMqTopology.Configure(rabbit, context, serviceName);
                        Configure(rabbit, context);
                    }
                );
            }
        });
        services
            .AddOptions<MassTransitHostOptions>()
            .Configure<IOptions<BusOptions>>(
                (host, options) =>
                {
                    // A worker starts without its broker and waits for it: compose and systemd start things in any order. In memory there
                    // is nothing to wait for, and what is published before the queues are read is lost.
                    host.WaitUntilStarted = transport == BusTransport.InMemory;

                    // No ConsumerStopTimeout: in MassTransit 8.5.12 it can end the process with a null reference when a message completes
                    // in the moment of its cancellation.
                    host.StopTimeout = options.Value.StopTimeout;
                }
            );
        services.AddHostedService<BusWatchdog>();
        return services;
    }

    private static void Configure(IBusFactoryConfigurator bus, IBusRegistrationContext context)
    {
        var stages = context.GetRequiredService<StageTable>();
        var options = context.GetRequiredService<IOptions<BusOptions>>().Value;
        var serializer = new TableSerializer(stages);
        bus.ClearSerialization();
        bus.AddSerializer(serializer);
        bus.AddDeserializer(serializer, isDefault: true);
        bus.Publish<IArticleMessage>(publish => publish.Exclude = true);
        // The container itself: MassTransit's context does not know keyed services.
        var endpoints = new Endpoints(bus, context.GetRequiredService<IServiceProvider>(), stages, options);
        foreach (var registration in context.GetServices<HandlerRegistration>())
        {
            registration.Accept(endpoints);
        }

        foreach (var registration in context.GetServices<SubscriberRegistration>())
        {
            registration.Accept(endpoints);
        }
    }

    /// <summary>Connects each handler to its stage's queue.</summary>
    private sealed class Endpoints(IBusFactoryConfigurator bus, IServiceProvider services, StageTable stages, BusOptions options)
        : IHandlerVisitor,
            ISubscriberVisitor
    {
        public void Visit<TMessage>(string name)
            where TMessage : class, IArticleMessage
        {
            var pump = new DeliveryPump<TMessage>(
                stages.First(row => row.In.Type == typeof(TMessage) || row.Out.Type == typeof(TMessage)).Stage,
                services.GetRequiredKeyedService<IMessageHandler<TMessage>>(name),
                [], // no stage's work: not counted as any
                options.Batch,
                options.Concurrency
            );
            bus.ReceiveEndpoint(
                $"{options.QueuePrefix}{name}-{Environment.MachineName}-{Guid.NewGuid():N}",
                endpoint =>
                {
                    endpoint.PrefetchCount = options.Prefetch;
                    endpoint.ConcurrentMessageLimit = options.Prefetch;
                    endpoint.PublishFaults = false;
                    endpoint.DiscardFaultedMessages();
                    RabbitMqTopology.ConfigureOwn(endpoint);
                    endpoint.Handler<TMessage>(pump.TakeAsync);
                }
            );
        }

        public void Visit<TMessage>(Stage stage)
            where TMessage : class, IArticleMessage
        {
            var row = stages[stage];
            if (row.In.Type != typeof(TMessage))
            {
                throw new InvalidOperationException($"{stage} reads {row.In.Type.Name}, and its handler takes {typeof(TMessage).Name}.");
            }

            var pump = new DeliveryPump<TMessage>(
                stage,
                services.GetRequiredKeyedService<IMessageHandler<TMessage>>(stage),
                [.. services.GetServices<IDeliveryObserver>()],
                options.Batch,
                options.Concurrency
            );
            var queue = options.QueuePrefix + row.Queue;
            bus.ReceiveEndpoint(
                queue,
                endpoint =>
                {
                    endpoint.PrefetchCount = options.Prefetch;
                    endpoint.ConcurrentMessageLimit = options.Prefetch; // the pump limits the work; those that wait for it are held here
                    endpoint.PublishFaults = false; // a fault is in the error queue; nobody listens for the event
                    RabbitMqTopology.ConfigureEndpoint(endpoint, queue);
                    endpoint.Handler<TMessage>(pump.TakeAsync);
                }
            );
        }
    }
}
