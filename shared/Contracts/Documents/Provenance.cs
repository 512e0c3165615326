namespace Pipeline.Contracts;

/// <summary>Where an article's bytes came from.</summary>
public sealed record Provenance
{
    /// <summary>Name of the file that was dropped, without folders.</summary>
    public string File { get; init; } = "";

    /// <summary>Path of the file's folder relative to the inbox, with <c>/</c>; empty at the top.</summary>
    public string Collection { get; init; } = "";

    /// <summary>
    /// Path of the article inside its container (<c>news.zip!/a/b.html</c> has <c>a/b.html</c>; entry 3 of a feed has <c>#3</c>); null
    /// where the file is the article.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>Media type of the outermost container; null where the file is the article.</summary>
    public string? Container { get; init; }

    /// <summary>Size in bytes of the dropped file.</summary>
    public long FileSize { get; init; }

    /// <summary>Size in bytes of the article itself.</summary>
    public long Size { get; init; }

    /// <summary>When the file was taken, UTC.</summary>
    public DateTimeOffset TakenAt { get; init; }

    /// <summary>The worker that took it, as <c>ingest@host</c>.</summary>
    public string TakenBy { get; init; } = "";

    /// <summary>The claim under which it was taken: the same for a repeat after a crash, another for a second drop.</summary>
    public string Claim { get; init; } = "";
}
