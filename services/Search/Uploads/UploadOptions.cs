using System.ComponentModel.DataAnnotations;

namespace Pipeline.Search.Uploads;

/// <summary>Section <c>Search</c>.</summary>
public sealed class UploadOptions
{
    public const string Section = "Search";

    /// <summary>The inbox that uploaded files are put into; the page offers no upload where it is not set.</summary>
    public string? Inbox { get; set; }

    /// <summary>As <c>Ingest:Processed</c>: where taken files go; relative to the inbox.</summary>
    public string Processed { get; set; } = "processed";

    /// <summary>As <c>Ingest:Failed</c>: where refused files go; relative to the inbox.</summary>
    public string Failed { get; set; } = "failed";

    /// <summary>As <c>Ingest:Ignore</c>: names that Ingest would leave lying.</summary>
    public IList<string> Ignore { get; init; } = [];

    /// <summary>Largest file. Default 1 GiB: an archive of articles; a single article's limit is Ingest's.</summary>
    [Range(1024L, 1L << 40)]
    public long MaxUploadBytes { get; set; } = 1L << 30;

    /// <summary>Most files in one request.</summary>
    [Range(1, 100_000)]
    public int MaxFiles { get; set; } = 1000;
}
