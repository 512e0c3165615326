using System.Diagnostics;
using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>
/// Spans by OpenTelemetry's conventions for messaging (1.36). The context goes along in the header <c>traceparent</c>, which stays on a
/// message through delays, quarantine, error queue and replay: an article's way from file to index is one trace.
/// </summary>
public static class MessageTracing
{
    public const string SourceName = "Pipeline";
    public const string Header = "traceparent";

    private static readonly ActivitySource Source = new(SourceName);

    /// <summary>A stage's work on one message; null where nobody listens.</summary>
    /// <param name="stage">Whose queue it is.</param>
    /// <param name="queue">Its name, prefix and all.</param>
    /// <param name="message">Names the article.</param>
    /// <param name="parent">The message's <see cref="Header"/>, if any.</param>
    /// <param name="attempt">1 for the first.</param>
    public static Activity? Process(Stage stage, string queue, IArticleMessage message, string? parent, int attempt)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(message);
        ActivityContext.TryParse(parent, traceState: null, isRemote: true, out var context);
        var activity = Source.StartActivity($"process {queue}", ActivityKind.Consumer, context);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.operation.name", "process");
        activity?.SetTag("messaging.operation.type", "process");
        activity?.SetTag("messaging.destination.name", queue);
        activity?.SetTag("pipeline.stage", stage.Name.ToLowerInvariant());
        activity?.SetTag("pipeline.article.id", Bounded(message.ArticleId));
        activity?.SetTag("pipeline.attempt", attempt);
        return activity;
    }

    /// <summary>An article taken from the inbox: the root of its trace.</summary>
    public static Activity? Ingest(string articleId, string file, long size)
    {
        var activity = Source.StartActivity("take article", ActivityKind.Internal, parentContext: default);
        activity?.SetTag("pipeline.stage", StageTable.Product[Stage.Ingest].Name);
        activity?.SetTag("pipeline.article.id", Bounded(articleId));
        activity?.SetTag("pipeline.file.name", Bounded(file));
        activity?.SetTag("pipeline.article.size", size);
        return activity;
    }

    /// <summary>A publication, under <paramref name="parent"/> or what is current.</summary>
    public static Activity? Send(string destination, Activity? parent)
    {
        var activity = Source.StartActivity($"send {destination}", ActivityKind.Producer, (parent ?? Activity.Current)?.Context ?? default);
        activity?.SetTag("messaging.system", "rabbitmq");
        activity?.SetTag("messaging.operation.name", "send");
        activity?.SetTag("messaging.operation.type", "send");
        activity?.SetTag("messaging.destination.name", destination);
        return activity;
    }

    /// <summary>How the work on the current article ended.</summary>
    public static void Outcome(Activity? activity, string outcome, string? reason = null)
    {
        activity?.SetTag("pipeline.outcome", outcome);
        if (reason is not null)
        {
            activity?.SetTag("pipeline.reason", reason);
        }
    }

    private static string Bounded(string text) =>
        text is null ? ""
        : text.Length <= 200 ? text
        : text[..(char.IsHighSurrogate(text[199]) ? 199 : 200)];
}
