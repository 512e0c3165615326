using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>
/// Exchanges and queues. A publisher declares, on the channel it publishes on and before the first message, the queue its messages go to:
/// an exchange with no queue bound drops without a word.
/// </summary>
internal static class RabbitMqTopology
{
    public static void Configure(IRabbitMqBusFactoryConfigurator rabbit, IBusRegistrationContext context, string serviceName)
    {
        var options = context.GetRequiredService<IOptions<BusOptions>>().Value;
        var stages = context.GetRequiredService<StageTable>();
        var address = new Uri(options.ConnectionString!);
        rabbit.Host(
            address,
            $"{serviceName}@{Environment.MachineName}",
            host =>
            {
                host.PublisherConfirmation = true;
                if (address.Scheme == "amqps")
                {
                    host.UseSsl(ssl => BusTls.Configure(ssl, options.Tls, address.Host));
                }
            }
        );
        var names = new ExchangeNames(stages, options.QueuePrefix);
        rabbit.MessageTopology.SetEntityNameFormatter(names);
        var awaited = new List<Type>();
        foreach (var message in stages.Messages.Select(message => message.Type))
        {
            foreach (var reader in stages.ReadersOf(message))
            {
                Route(rabbit, message, names.Of(message), options.QueuePrefix + reader.Queue);
                awaited.Add(typeof(PublishContext<>).MakeGenericType(message));
            }
        }

        // The broker answers an unroutable message with an error instead of silence; the topology is then declared again. A message that
        // ends the flow waits in no queue.
        rabbit.ConfigurePublish(publish =>
            publish.UseExecute(context => context.Mandatory = awaited.Exists(type => type.IsInstanceOfType(context)))
        );

        rabbit.SendTopology.ErrorQueueNameFormatter = new ErrorQueueNames();

        // MassTransit would declare an error queue with its source queue's arguments.
        rabbit.SendTopology.ConfigureErrorSettings = error =>
        {
            error.SetQueueArgument("x-dead-letter-exchange", null!);
            error.SetQueueArgument("x-dead-letter-routing-key", null!);
            error.SetQueueArgument("x-dead-letter-strategy", null!);
            error.SetQueueArgument("x-single-active-consumer", null!);
            ErrorArguments(error);
        };
    }

    /// <summary>
    /// Quorum queue; a message that kills its worker again and again ends in the error queue and not, as is RabbitMQ's default after 20
    /// redeliveries, nowhere.
    /// </summary>
    public static void ConfigureEndpoint(IReceiveEndpointConfigurator endpoint, string queue)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            return;
        }

        rabbit.SetQuorumQueue();
        Arguments(rabbit, queue);
        var error = StageRow.ErrorQueueOf(queue);
        rabbit.BindDeadLetterQueue(error, error, ErrorArguments);
    }

    /// <summary>
    /// A queue for one process: gone some minutes after it, kept over a cut connection. What piles up past what anybody would want told one
    /// by one is dropped, the oldest first.
    /// </summary>
    public static void ConfigureOwn(IReceiveEndpointConfigurator endpoint)
    {
        if (endpoint is IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            rabbit.QueueExpiration = TimeSpan.FromMinutes(5);
            rabbit.SetQueueArgument("x-max-length", 100_000);
        }
    }

    /// <summary>
    /// The quarantine queue: one consumer of all, with one message in hand; no limit of the broker's own, since the count of deaths is ours
    /// to judge.
    /// </summary>
    public static void ConfigureQuarantine(IReceiveEndpointConfigurator endpoint)
    {
        endpoint.ConfigureConsumeTopology = false; // else the stage's messages would come here too
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit)
        {
            return;
        }

        foreach (var (name, value) in QuarantineArguments())
        {
            rabbit.SetQueueArgument(name, value!);
        }
    }

    public static Dictionary<string, object?> QuarantineArguments() =>
        new()
        {
            ["x-queue-type"] = "quorum",
            ["x-single-active-consumer"] = true,
            ["x-overflow"] = "reject-publish",
            ["x-delivery-limit"] = -1,
        };

    // From the message's own exchange straight to the queue. The reader's topology has the way over the exchange that is called as the
    // queue is, too; a message that two ways lead to one queue arrives there once.
    private static void Route(IRabbitMqBusFactoryConfigurator rabbit, Type message, string exchange, string queue) =>
        rabbit.Publish(
            message,
            publish =>
                publish.BindQueue(
                    exchange,
                    queue,
                    binding =>
                    {
                        binding.SetQuorumQueue();
                        Arguments(binding, queue);
                        binding.SetQueueArgument("x-dead-letter-exchange", StageRow.ErrorQueueOf(queue));
                    }
                )
        );

    // At least once: with the default strategy a dead letter is itself lost when the target is away for a moment.
    private static void Arguments(IRabbitMqQueueConfigurator queue, string name)
    {
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
        queue.SetQueueArgument("x-dead-letter-routing-key", StageRow.ErrorQueueOf(name));
    }

    // Messages stay here until someone deals with them, however often they are looked at: with a limit, a message that died of its
    // deliveries is dropped at the first look, because a dead letter that comes back to its own queue is a cycle.
    private static void ErrorArguments(IRabbitMqQueueConfigurator error)
    {
        error.SetQuorumQueue();
        error.SetQueueArgument("x-overflow", "reject-publish");
        error.SetQueueArgument("x-delivery-limit", -1);
    }

    /// <summary>A message that is poison by itself ends where its stage's other faults do.</summary>
    private sealed class ErrorQueueNames : IErrorQueueNameFormatter
    {
        public string FormatErrorQueueName(string queueName) => StageRow.ErrorQueueOf(QuarantineQueue.SourceOf(queueName));
    }

    /// <summary>An exchange is called as its message is on the wire, after the prefix.</summary>
    private sealed class ExchangeNames(StageTable stages, string prefix) : IEntityNameFormatter
    {
        private readonly Dictionary<Type, string> _names = stages.Messages.ToDictionary(
            message => message.Type,
            message => prefix + message.WireName
        );

        public string Of(Type message) => _names[message];

        public string FormatEntityName<T>() => _names.GetValueOrDefault(typeof(T)) ?? prefix + typeof(T).FullName;
    }
}
