using System.Collections;

namespace Pipeline.Contracts;

/// <summary>
/// The one place that says what a stage is. Queues, collections, topology, metrics, pending, status, replay, fault counting and both stores
/// read it, and nothing else enumerates stages. A host may have a table with more rows (<see cref="With"/>).
/// </summary>
public sealed class StageTable : IReadOnlyList<StageRow>
{
    private static readonly MessageContract Ingested = MessageContract.Of<ArticleIngested>(
        "pipeline:article-ingested:v1",
        (id, rerun) => new() { ArticleId = id, Rerun = rerun }
    );
    private static readonly MessageContract Normalised = MessageContract.Of<ArticleNormalised>(
        "pipeline:article-normalised:v1",
        (id, rerun) => new() { ArticleId = id, Rerun = rerun }
    );
    private static readonly MessageContract Classified = MessageContract.Of<ArticleClassified>(
        "pipeline:article-classified:v1",
        (id, rerun) => new() { ArticleId = id, Rerun = rerun }
    );
    private static readonly MessageContract Indexed = MessageContract.Of<ArticleIndexed>("pipeline:article-indexed:v1");
    private static readonly MessageContract Rejected = MessageContract.Of<ArticleRejected>("pipeline:article-rejected:v1");

    /// <summary>The product's own stages, in the order of the flow.</summary>
    /// <remarks>A version changes whenever the same input would give another output, a new model included.</remarks>
    public static StageTable Product { get; } =
        new([
            new StageRow
            {
                Stage = Stage.Ingest,
                Queue = "ingest",
                Collection = "raw",
                Document = typeof(RawArticle),
                In = Rejected, // the inbox has its articles; by message it hears what later stages refused
                Out = Ingested,
                Input = null,
                Version = "1",
            },
            new StageRow
            {
                Stage = Stage.Normalise,
                Queue = "normalise",
                Collection = "normalised",
                Document = typeof(NormalisedArticle),
                In = Ingested,
                Out = Normalised,
                Input = Stage.Ingest,
                Version = "6",
            },
            new StageRow
            {
                Stage = Stage.Classify,
                Queue = "classify",
                Collection = "classified",
                Document = typeof(ClassifiedArticle),
                In = Normalised,
                Out = Classified,
                Input = Stage.Normalise,
                Version = "4",
            },
            new StageRow
            {
                Stage = Stage.Index,
                Queue = "index",
                Collection = "indexed",
                Document = typeof(IndexedArticle),
                In = Classified,
                Out = Indexed, // ends the flow: no stage waits for it
                Input = Stage.Classify,
                Version = "2",
            },
        ]);

    private readonly StageRow[] _rows;
    private readonly Dictionary<Stage, StageRow> _byStage;
    private readonly Dictionary<Type, StageRow> _byDocument;

    /// <exception cref="ArgumentException">Two rows share what must be one stage's own, or an input is not there.</exception>
    public StageTable(IEnumerable<StageRow> rows)
    {
        _rows = [.. rows];
        _byStage = _rows.ToDictionary(row => row.Stage);
        _byDocument = _rows.ToDictionary(row => row.Document);
        _ = _rows.ToDictionary(row => row.Queue, StringComparer.Ordinal);
        _ = _rows.ToDictionary(row => row.Collection, StringComparer.Ordinal);
        if (_rows.FirstOrDefault(row => row.Input is { } input && !_byStage.ContainsKey(input)) is { } orphan)
        {
            throw new ArgumentException($"{orphan.Stage} reads what {orphan.Input} makes, which is not in the table.", nameof(rows));
        }
    }

    public int Count => _rows.Length;

    /// <summary>Every message that a stage reads or publishes, each once.</summary>
    public IEnumerable<MessageContract> Messages => _rows.SelectMany(row => new[] { row.In, row.Out }).DistinctBy(message => message.Type);

    /// <summary>In the order of the flow.</summary>
    public StageRow this[int index] => _rows[index];

    /// <exception cref="KeyNotFoundException">The stage is not in this table.</exception>
    public StageRow this[Stage stage] =>
        _byStage.TryGetValue(stage, out var row) ? row : throw new KeyNotFoundException($"{stage} is not in this host's table of stages.");

    /// <summary>Another table with one more stage, for a host that runs it.</summary>
    public StageTable With(StageRow row) => new([.. _rows, row]);

    /// <summary>The stage that keeps documents of this type.</summary>
    /// <exception cref="KeyNotFoundException">No stage does.</exception>
    public StageRow Of<T>()
        where T : StageDocument =>
        _byDocument.TryGetValue(typeof(T), out var row) ? row : throw new KeyNotFoundException($"{typeof(T)} is not a stage's document.");

    /// <summary>The stages that a message goes to: none for what ends the flow, several where it parts.</summary>
    public IEnumerable<StageRow> ReadersOf(Type message) => _rows.Where(row => row.In.Type == message);

    /// <summary>The stage itself and all that is made from its output, at any remove.</summary>
    public IEnumerable<StageRow> FromOn(Stage stage)
    {
        var reached = new HashSet<Stage> { stage };
        return _rows.Where(row => row.Stage == stage || (row.Input is { } input && reached.Contains(input) && reached.Add(row.Stage)));
    }

    /// <summary>Null where no stage is called so; case does not matter.</summary>
    public StageRow? Find(string name) => _rows.FirstOrDefault(row => row.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    public IEnumerator<StageRow> GetEnumerator() => ((IEnumerable<StageRow>)_rows).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
