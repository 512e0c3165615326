using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Contracts;

namespace Pipeline.Telemetry;

/// <summary>
/// All the product's instruments, in one file. Tags come only from closed sets: stages, outcomes and each stage's rejection reasons.
/// </summary>
public sealed class StageMetrics : IDisposable
{
    public const string MeterName = "Pipeline";
    public const string ArticlesName = "pipeline.stage.articles";
    public const string DurationName = "pipeline.stage.duration";
    public const string BatchName = "pipeline.stage.batch";
    public const string DuplicatesName = "pipeline.ingest.duplicates";
    public const string FilesName = "pipeline.ingest.files";
    public const string WaitingName = "pipeline.ingest.waiting";
    public const string PausedName = "pipeline.ingest.paused";

    private readonly StageTable _stages;
    private readonly Meter _meter;
    private readonly Counter<long> _articles;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _batch;
    private readonly Counter<long> _duplicates;

    public StageMetrics(IMeterFactory factory, StageTable stages)
    {
        _stages = stages;
        _meter = factory.Create(MeterName);
        _articles = _meter.CreateCounter<long>(
            ArticlesName,
            "{article}",
            "Articles that a stage dealt with, by outcome and, for rejections, reason."
        );
        _duration = _meter.CreateHistogram<double>(DurationName, "s", "How long a stage's function ran for one article.");
        _batch = _meter.CreateHistogram<int>(BatchName, "{article}", "How many of a stage's articles went to the store in one bulk.");
        _duplicates = _meter.CreateCounter<long>(DuplicatesName, "{file}", "Second drops of bytes that are already an article.");
    }

    /// <summary>An article went through: its document is saved.</summary>
    public void Accepted(Stage stage, TimeSpan duration)
    {
        _articles.Add(1, Tags(stage, "accepted"));
        _duration.Record(duration.TotalSeconds, new KeyValuePair<string, object?>("stage", Name(stage)));
    }

    /// <summary>The stage's output was already there and current: a redelivery.</summary>
    public void Repeated(Stage stage) => _articles.Add(1, Tags(stage, "repeated"));

    /// <summary>An answer about the article: it cannot be processed.</summary>
    public void Rejected(Stage stage, string reason)
    {
        var tags = Tags(stage, "rejected");
        tags.Add("reason", reason);
        _articles.Add(1, tags);
    }

    /// <summary>Trouble around the article; its message is in the error queue.</summary>
    public void Faulted(Stage stage) => _articles.Add(1, Tags(stage, "faulted"));

    /// <summary>A bulk goes to the store; once more when it is tried again.</summary>
    public void Saving(Stage stage, int articles) => _batch.Record(articles, new KeyValuePair<string, object?>("stage", Name(stage)));

    public void Duplicate() => _duplicates.Add(1);

    /// <summary>What the inbox's watcher knows of itself, read when metrics are collected.</summary>
    /// <param name="files">Files dealt with since the start.</param>
    /// <param name="waiting">Files not yet dealt with.</param>
    /// <param name="paused">All that can keep it from working, such as a full disk, and whether it does.</param>
    public void ObserveIngest(Func<long> files, Func<long> waiting, Func<IEnumerable<(string Cause, bool Paused)>> paused)
    {
        _meter.CreateObservableCounter(FilesName, files, "{file}", "Files of the inbox dealt with since the start.");
        _meter.CreateObservableGauge(WaitingName, waiting, "{file}", "Files in the inbox not yet dealt with.");
        _meter.CreateObservableGauge(
            PausedName,
            () =>
                paused()
                    .Select(cause => new Measurement<int>(cause.Paused ? 1 : 0, new KeyValuePair<string, object?>("cause", cause.Cause))),
            description: "1 while this cause keeps Ingest from taking files: a full disk, a later stage's long queue."
        );
    }

    public void Dispose() => _meter.Dispose();

    private TagList Tags(Stage stage, string outcome) => new() { { "stage", Name(stage) }, { "outcome", outcome } };

    private string Name(Stage stage) => _stages[stage].Name;
}
