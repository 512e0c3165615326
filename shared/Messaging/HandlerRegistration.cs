using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>A stage's handler, for the bus to connect to the stage's queue.</summary>
public abstract record HandlerRegistration(Stage Stage)
{
    /// <summary>Calls back with the message's type.</summary>
    public abstract void Accept(IHandlerVisitor visitor);
}

/// <summary>Is told a registered handler with its message's type.</summary>
public interface IHandlerVisitor
{
    void Visit<TMessage>(Stage stage)
        where TMessage : class, IArticleMessage;
}

public static class HandlerRegistrationExtensions
{
    /// <summary>
    /// Registers the stage's handler; the queue is the table's. The message is the stage's <see cref="StageRow.In"/>, checked when the bus
    /// is made.
    /// </summary>
    public static IServiceCollection AddHandler<THandler, TMessage>(this IServiceCollection services, Stage stage)
        where THandler : class, IMessageHandler<TMessage>
        where TMessage : class, IArticleMessage
    {
        services.AddKeyedSingleton<IMessageHandler<TMessage>, THandler>(stage);
        services.AddSingleton<HandlerRegistration>(new Typed<TMessage>(stage));
        return services;
    }

    private sealed record Typed<TMessage>(Stage Stage) : HandlerRegistration(Stage)
        where TMessage : class, IArticleMessage
    {
        public override void Accept(IHandlerVisitor visitor) => visitor.Visit<TMessage>(Stage);
    }
}
