namespace Pipeline.Contracts;

/// <summary>What a stage keeps of an article. One collection a stage; presence is status.</summary>
public abstract record StageDocument
{
    /// <summary>Article id: lower-case hex SHA-256 of the article's raw bytes.</summary>
    public required string Id { get; init; }

    /// <summary>Set by the worker when it saves; null in what a stage's function returns.</summary>
    public Stamp? Stamp { get; init; }
}
