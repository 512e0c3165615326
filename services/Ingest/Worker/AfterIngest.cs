namespace Pipeline.Ingest.Worker;

/// <summary>What happens to a file once its articles are safe.</summary>
public enum AfterIngest
{
    /// <summary>It goes to <c>processed/</c>, into a folder of the day.</summary>
    Move,

    /// <summary>It is deleted.</summary>
    Delete,

    /// <summary>It stays where it is, and is not taken again while its size and time stamp stay the same.</summary>
    Keep,
}
