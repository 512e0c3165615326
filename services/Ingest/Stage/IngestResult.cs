using Pipeline.Contracts;

namespace Pipeline.Ingest;

/// <summary>The stage's answer for one article in a file, or for a file or member in which there is none.</summary>
public abstract record IngestResult
{
    private IngestResult() { }

    /// <param name="Article">Its <see cref="RawArticle.Source"/> has file, member, container and sizes; the worker adds who took it and
    /// when.</param>
    public sealed record Accepted(RawArticle Article) : IngestResult;

    /// <param name="ArticleId">SHA-256 of the refused bytes as far as they were read.</param>
    /// <param name="Member">Path inside the container; null where the whole file is refused.</param>
    /// <param name="Reason">From the closed list in the service's README.</param>
    /// <param name="Detail">What was found and what to do, for a person.</param>
    public sealed record Rejected(string ArticleId, string? Member, string Reason, string Detail) : IngestResult;
}
