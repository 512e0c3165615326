using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>A handler that wants every message of a type, beside whatever stage reads it: each process gets all of them.</summary>
/// <param name="Name">Begins the name of its queue.</param>
public abstract record SubscriberRegistration(string Name)
{
    /// <summary>Calls back with the message's type.</summary>
    public abstract void Accept(ISubscriberVisitor visitor);
}

/// <summary>Is told a registered subscriber with its message's type.</summary>
public interface ISubscriberVisitor
{
    void Visit<TMessage>(string name)
        where TMessage : class, IArticleMessage;
}

public static class SubscriberRegistrationExtensions
{
    /// <summary>
    /// Registers a subscriber. Its queue is this process's own and goes with it, so what was published while the process was away is not
    /// told: a subscriber has another way to the truth.
    /// </summary>
    public static IServiceCollection AddSubscriber<THandler, TMessage>(this IServiceCollection services, string name)
        where THandler : class, IMessageHandler<TMessage>
        where TMessage : class, IArticleMessage
    {
        services.AddKeyedSingleton<IMessageHandler<TMessage>, THandler>(name);
        services.AddSingleton<SubscriberRegistration>(new Typed<TMessage>(name));
        return services;
    }

    private sealed record Typed<TMessage>(string Name) : SubscriberRegistration(Name)
        where TMessage : class, IArticleMessage
    {
        public override void Accept(ISubscriberVisitor visitor) => visitor.Visit<TMessage>(Name);
    }
}
