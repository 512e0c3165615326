using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Hosting;

/// <summary>One article on its way through a stage: what is known of it so far.</summary>
internal sealed class StageWork<TMessage, TInput, TOutput>(Delivery<TMessage> delivery)
    where TMessage : class, IArticleMessage
    where TOutput : StageDocument
{
    public Delivery<TMessage> Delivery => delivery;

    public string Id => delivery.Message.ArticleId;

    /// <summary>Neither done nor failed.</summary>
    public bool IsOpen { get; private set; } = true;

    public StageInput<TInput>? Input { get; set; }

    /// <summary>Stamp of the output that is there already, if any.</summary>
    public Stamp? Made { get; set; }

    public StageOutcome<TOutput>? Outcome { get; set; }

    /// <summary>The new output's.</summary>
    public Stamp? Stamp { get; set; }

    /// <summary>The trace that this work is part of, where traces are on.</summary>
    public string? Trace => delivery.Activity?.TraceId.ToHexString();

    /// <summary>Notes on the span how the work ended.</summary>
    public void TellOutcome()
    {
        var outcome = (Outcome!.Reason, Stamp) switch
        {
            ({ }, _) => "rejected",
            (null, null) => "repeated",
            _ => "accepted",
        };
        MessageTracing.Outcome(delivery.Activity, outcome, Outcome.Reason);
    }

    public void Done()
    {
        IsOpen = false;
        delivery.Done();
    }

    public void Fail(Exception reason)
    {
        IsOpen = false;
        delivery.Fail(reason);
    }
}
