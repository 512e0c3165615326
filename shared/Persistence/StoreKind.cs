namespace Pipeline.Persistence;

/// <summary>Which implementation keeps the articles.</summary>
public enum StoreKind
{
    MongoDb,
    Sqlite,
}
