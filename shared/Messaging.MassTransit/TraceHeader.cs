using System.Diagnostics;
using MassTransit;

namespace Pipeline.Messaging;

internal static class TraceHeader
{
    /// <summary>Puts the span's context on what is published; nothing where there is no span.</summary>
    public static IPipe<PublishContext<T>> Inject<T>(this Activity? send)
        where T : class =>
        send?.Id is { } id
            ? Pipe.Execute<PublishContext<T>>(context => context.Headers.Set(MessageTracing.Header, id))
            : Pipe.Empty<PublishContext<T>>();

    /// <summary>The same for a message whose type only its object knows.</summary>
    public static IPipe<PublishContext> Inject(this Activity? send) =>
        send?.Id is { } id
            ? Pipe.Execute<PublishContext>(context => context.Headers.Set(MessageTracing.Header, id))
            : Pipe.Empty<PublishContext>();
}
