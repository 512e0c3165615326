using System.Reflection;
using MassTransit;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>
/// Exchanges and queues. A publisher declares, on the channel it publishes on and before the first message, the queue its messages go to:
/// an exchange with no queue bound drops without a word.
/// </summary>
internal static class RabbitMqTopology
{
    public static void Configure(
        IRabbitMqBusFactoryConfigurator rabbit,
        IBusRegistrationContext context,
        BusOptions options,
        string serviceName
    )
    {
        rabbit.Host(
            new Uri(options.ConnectionString!),
            $"{serviceName}@{Environment.MachineName}",
            host => host.PublisherConfirmation = true
        );
        Route<ArticleIngested>(rabbit, options);
        Route<ArticleNormalised>(rabbit, options);
        Route<ArticleClassified>(rabbit, options);
        Route<ArticleRejected>(rabbit, options);
        Name<ArticleIndexed>(rabbit, options); // ends the flow: no queue waits for it

        // The broker answers an unroutable message with an error instead of silence; the topology is then declared again.
        rabbit.ConfigurePublish(publish =>
            publish.UseExecute(context =>
                context.Mandatory =
                    context
                        is PublishContext<ArticleIngested>
                            or PublishContext<ArticleNormalised>
                            or PublishContext<ArticleClassified>
                            or PublishContext<ArticleRejected>
            )
        );

        // MassTransit would declare an error queue with its source queue's arguments.
        rabbit.SendTopology.ConfigureErrorSettings = error =>
        {
            error.SetQueueArgument("x-dead-letter-exchange", null!);
            error.SetQueueArgument("x-dead-letter-routing-key", null!);
            error.SetQueueArgument("x-dead-letter-strategy", null!);
            ErrorArguments(error);
        };
        rabbit.ConfigureEndpoints(context);
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
        var error = Flow.ErrorQueueOf(queue);
        rabbit.BindDeadLetterQueue(error, error, ErrorArguments);
    }

    // Said for each message: the name on its contract would otherwise stand without the prefix.
    private static string Name<T>(IRabbitMqBusFactoryConfigurator rabbit, BusOptions options)
        where T : class
    {
        var name = options.QueuePrefix + typeof(T).GetCustomAttribute<EntityNameAttribute>()!.EntityName;
        rabbit.Message<T>(message => message.SetEntityName(name));
        return name;
    }

    // From the message's own exchange straight to the queue. The reader's topology has the way over the exchange that is called as the
    // queue
    // is, too; a message that two ways lead to one queue arrives there once.
    private static void Route<T>(IRabbitMqBusFactoryConfigurator rabbit, BusOptions options)
        where T : class
    {
        var exchange = Name<T>(rabbit, options);
        var queue = options.QueuePrefix + Flow.Queues[typeof(T)];
        rabbit.Publish<T>(publish =>
            publish.BindQueue(
                exchange,
                queue,
                binding =>
                {
                    binding.SetQuorumQueue();
                    Arguments(binding, queue);
                    binding.SetQueueArgument("x-dead-letter-exchange", Flow.ErrorQueueOf(queue));
                }
            )
        );
    }

    // At least once: with the default strategy a dead letter is itself lost when the target is away for a moment.
    private static void Arguments(IRabbitMqQueueConfigurator queue, string name)
    {
        queue.SetQueueArgument("x-dead-letter-strategy", "at-least-once");
        queue.SetQueueArgument("x-overflow", "reject-publish");
        queue.SetQueueArgument("x-dead-letter-routing-key", Flow.ErrorQueueOf(name));
    }

    // Messages stay here until someone deals with them, however often they are looked at: with a limit, a message that died of its
    // deliveries is dropped at the first look, because a dead letter that comes back to its own queue is a cycle.
    private static void ErrorArguments(IRabbitMqQueueConfigurator error)
    {
        error.SetQuorumQueue();
        error.SetQueueArgument("x-overflow", "reject-publish");
        error.SetQueueArgument("x-delivery-limit", -1);
    }
}
