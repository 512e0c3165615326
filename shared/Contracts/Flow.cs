namespace Pipeline.Contracts;

/// <summary>
/// Which queue each message goes to. Every service declares the queue it sends to, so that a message is never published into nothing.
/// </summary>
public static class Flow
{
    public const string NormaliseQueue = "normalise";
    public const string ClassifyQueue = "classify";
    public const string IndexQueue = "index";

    /// <summary>What later stages tell Ingest.</summary>
    public const string IngestQueue = "ingest";

    /// <summary>
    /// Queue names by message type, in the order of the stages, and what goes back to Ingest. <see cref="ArticleIndexed"/> ends the flow
    /// and has none.
    /// </summary>
    public static IReadOnlyDictionary<Type, string> Queues { get; } =
        new Dictionary<Type, string>
        {
            [typeof(ArticleIngested)] = NormaliseQueue,
            [typeof(ArticleNormalised)] = ClassifyQueue,
            [typeof(ArticleClassified)] = IndexQueue,
            [typeof(ArticleRejected)] = IngestQueue,
        };

    /// <summary>The queue that a stage reads; Ingest's articles come from the inbox, and its queue has what later stages refused.</summary>
    public static string QueueOf(Stage stage) =>
        stage switch
        {
            Stage.Normalise => NormaliseQueue,
            Stage.Classify => ClassifyQueue,
            Stage.Index => IndexQueue,
            _ => IngestQueue,
        };

    /// <summary>Name of a queue's error queue.</summary>
    public static string ErrorQueueOf(string queue) => $"{queue}_error";
}
