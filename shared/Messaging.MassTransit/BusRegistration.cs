using MassTransit;
using MassTransit.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Resilience;
using Pipeline.Settings;

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
        services.AddStrictOptions<BusOptions>(configuration, BusOptions.Section);
        services.AddFailureDomain(configuration, FailureDomain.Broker, _ => BrokerFaults.Classify);
        services.AddSingleton<IMessagePublisher, BusPublisher>();
        services.AddSingleton<IBusState, BusState>();

        // The transport decides what is registered, so it is read before the container exists; the rest is read from validated options.
        var transport = configuration.GetSection(BusOptions.Section).GetValue(nameof(BusOptions.Transport), BusTransport.RabbitMq);
        if (transport == BusTransport.InMemory)
        {
            services.AddSingleton<IBrokerLevels, NoLevels>();
        }
        else
        {
            services.AddSingleton<IBrokerLevels, RabbitMqLevels>();
        }

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
            // No stage's work: neither counted as any nor tried again.
            var pump = new DeliveryPump<TMessage>(
                services.GetRequiredKeyedService<IMessageHandler<TMessage>>(name),
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
                    endpoint.Handler<TMessage>(context => pump.TakeAsync(new HeldDelivery<TMessage>(context)));
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

            var handler = services.GetRequiredKeyedService<IMessageHandler<TMessage>>(stage);
            var queue = options.QueuePrefix + row.Queue;
            bus.ReceiveEndpoint(
                queue,
                endpoint =>
                {
                    endpoint.PrefetchCount = options.Prefetch;
                    endpoint.ConcurrentMessageLimit = options.Prefetch; // the pump limits the work; those that wait for it are held here
                    RabbitMqTopology.ConfigureEndpoint(endpoint, queue);
                    var pump = new DeliveryPump<TMessage>(handler, options.Batch, options.Concurrency);
                    Receive(endpoint, stage, queue, alone: false, pump);
                }
            );
            if (options.Transport != BusTransport.RabbitMq)
            {
                return;
            }

            bus.ReceiveEndpoint(
                QuarantineQueue.NameOf(queue),
                endpoint =>
                {
                    endpoint.PrefetchCount = 1;
                    endpoint.ConcurrentMessageLimit = 1;
                    RabbitMqTopology.ConfigureQuarantine(endpoint);
                    Receive(endpoint, stage, queue, alone: true, new DeliveryPump<TMessage>(handler, batch: 1, concurrency: 1));
                }
            );
        }

        private void Receive<TMessage>(
            IReceiveEndpointConfigurator endpoint,
            Stage stage,
            string queue,
            bool alone,
            DeliveryPump<TMessage> pump
        )
            where TMessage : class, IArticleMessage
        {
            var delays = options.Transport == BusTransport.RabbitMq ? RetrySchedule.DelaysOf(options)! : [];
            IReadOnlyList<IDeliveryObserver> observers = [.. services.GetServices<IDeliveryObserver>()];
            endpoint.PublishFaults = false; // a fault is in the error queue; nobody listens for the event
            endpoint.ConfigureError(error =>
            {
                error.UseFilter(new DelayedRetryFilter(queue, delays, services.GetRequiredService<TimeProvider>()));
                error.UseFilter(new GenerateFaultFilter());
                error.UseFilter(new ErrorTransportFilter());
            });
            endpoint.Handler<TMessage>(new Reception<TMessage>(stage, queue, alone, pump, observers, delays).TakeAsync);
        }
    }
}
