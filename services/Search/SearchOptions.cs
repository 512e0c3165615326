using System.ComponentModel.DataAnnotations;
using Pipeline.Search.Alerts;
using Pipeline.Settings;

namespace Pipeline.Search;

/// <summary>Section <c>Search</c>.</summary>
public sealed class SearchOptions : IValidatableObject
{
    public const string Section = "Search";

    /// <summary>
    /// Folder of the search index, this process's own. It can be thrown away: it is made again from the store. Default a folder among the
    /// system's temporary ones.
    /// </summary>
    public string Folder { get; set; } = Path.Combine(Path.GetTempPath(), "article-pipeline-search");

    /// <summary>
    /// How often the index is compared with the store, beside what messages tell. Default 5 minutes: that long a lost message is missed.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Reconcile { get; set; } = TimeSpan.FromMinutes(5);

    /// <inheritdoc cref="ReadModelOptions.StorySimilarity"/>
    [Range(0.1, 1.0)]
    public double StorySimilarity { get; set; } = 0.5;

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

    /// <summary>Largest request with files. Default 4 GiB.</summary>
    [Range(1024L, 1L << 40)]
    public long MaxRequestBytes { get; set; } = 4L << 30;

    /// <summary>
    /// Key of operators, who may do everything. It has to be set, or <see cref="Open"/>, where others than this machine reach the service.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Key of readers, who may search, read and export.</summary>
    public string? ReaderKey { get; set; }

    /// <summary>Whoever reaches the service may do everything.</summary>
    public bool Open { get; set; }

    /// <summary>
    /// The certificate of <c>https://</c> addresses; with <c>CaFile</c>, a client has to bear a certificate that one of those signed.
    /// </summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>Host names that it answers to beside <c>localhost</c> and addresses in figures; <c>*</c> for any.</summary>
    public IList<string> Hosts { get; init; } = [];

    /// <summary>Most requests of one client in a minute; this machine's own are not counted. 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 1_200;

    /// <summary>Where alerts of saved searches may be sent.</summary>
    public AlertOptions Alerts { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Alerts.Validate(validationContext);

    internal ReadModelOptions ToReadModel() => new() { StorySimilarity = StorySimilarity };
}
