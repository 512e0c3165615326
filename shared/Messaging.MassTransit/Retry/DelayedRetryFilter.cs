using MassTransit;

namespace Pipeline.Messaging;

/// <summary>
/// Stands before the error queue: a message whose attempt ended in an exception goes into a delay queue while it has attempts left. Each
/// attempt's time and exception stand in its headers, in the error queue too.
/// </summary>
/// <param name="queue">The stage's queue, where the message comes back to.</param>
/// <param name="delays">One for each further attempt.</param>
/// <param name="time">The clock.</param>
internal sealed class DelayedRetryFilter(string queue, IReadOnlyList<TimeSpan> delays, TimeProvider time) : IFilter<ExceptionReceiveContext>
{
    public void Probe(ProbeContext context) => context.CreateFilterScope("delayedRetry");

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (MessageMove.HeadersOf(context) is not { } headers)
        {
            await next.Send(context).ConfigureAwait(false);
            return;
        }

        var attempts = Attempts.Count(headers.Keys);
        var header = Attempts.HeaderOf(attempts + 1);
        var outcome = Attempts.Describe(context.Exception, time.GetUtcNow());
        if (RetrySchedule.Next(delays, context.Exception, attempts) is { } delay)
        {
            var waiting = new DelayQueue(queue, delay);
            await MessageMove.ToAsync(context, waiting.Name, waiting.Arguments(), (header, outcome)).ConfigureAwait(false);
            return;
        }

        context.ExceptionHeaders.Set(header, outcome);
        await next.Send(context).ConfigureAwait(false);
    }
}
