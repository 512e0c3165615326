namespace Pipeline.Persistence;

/// <summary>Where the articles are kept. Section <c>Store</c>.</summary>
public sealed class StoreOptions
{
    public const string Section = "Store";

    /// <summary><c>MongoDb</c> or <c>Sqlite</c>; there is no default.</summary>
    public StoreKind? Kind { get; set; }

    /// <summary>MongoDB: the address, for example <c>mongodb://host:27017</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>MongoDB: the database's name; else the one in <see cref="ConnectionString"/>, else <c>pipeline</c>.</summary>
    public string? Database { get; set; }

    /// <summary>SQLite: the file. Its folder is made where missing.</summary>
    public string? Path { get; set; }

    /// <summary>Concurrent calls gathered into one bulk at most.</summary>
    public int MaxBatch { get; set; } = 128;

    /// <summary>A bulk is closed once it has this many bytes.</summary>
    public long MaxBatchBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>MongoDB: bulks under way at once, for each collection and for reading and writing on their own.</summary>
    public int BulksInFlight { get; set; } = 2;

    /// <summary>SQLite: connections that read at once.</summary>
    public int Readers { get; set; } = 4;
}
