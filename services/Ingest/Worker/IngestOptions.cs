using System.ComponentModel.DataAnnotations;
using Pipeline.Inbox;
using Pipeline.Ingest.Documents;
using Pipeline.Ingest.Worker.Filing;
using Pipeline.Ingest.Worker.Pressure;

namespace Pipeline.Ingest.Worker;

/// <summary>Section <c>Ingest</c>.</summary>
public sealed class IngestOptions : IValidatableObject
{
    public const string Section = "Ingest";

    /// <summary>The watched folder. It and the folders below it that are not named here are read; created when missing.</summary>
    [Required(ErrorMessage = "Ingest:Inbox is missing. Name the folder to watch (environment: Ingest__Inbox).")]
    public string Inbox { get; set; } = "";

    /// <summary>Where taken files go; relative to the inbox. On the inbox's file system, so that moving is renaming.</summary>
    public string Processed { get; set; } = "processed";

    /// <summary>Where refused files go, each with a <c>.reason.json</c> beside it; relative to the inbox.</summary>
    public string Failed { get; set; } = "failed";

    /// <summary>What happens to a file once its articles are saved and their messages confirmed.</summary>
    public AfterIngest After { get; set; } = AfterIngest.Move;

    /// <summary>How long a file's size must stay the same before it is taken. A file renamed into place is taken at once.</summary>
    public TimeSpan QuietPeriod { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often the whole inbox is looked through; that alone would do where notifications never come (network shares).</summary>
    public TimeSpan ScanInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether to ask the system for notifications besides.</summary>
    public bool Watch { get; set; } = true;

    /// <summary>After how long without a sign of life another worker's claims are taken up.</summary>
    public TimeSpan ClaimTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many files are worked on at once.</summary>
    [Range(1, 1024)]
    public int Concurrency { get; set; } = 64;

    /// <summary>Most bytes of files held in memory at once.</summary>
    [Range(16L << 20, 16L << 30)]
    public long MemoryBudget { get; set; } = 64L << 20;

    /// <summary>How often a line about the work is logged while there is any.</summary>
    public TimeSpan ProgressInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>File or folder names to leave alone, with <c>*</c> and <c>?</c>, besides hidden, temporary and partial ones.</summary>
    public IList<string> Ignore { get; init; } = [];

    /// <summary>What a file may be: sizes, containers, the fields of a JSON article.</summary>
    public IngestSettings Limits { get; set; } = new();

    /// <summary>What reading one document of a foreign format may cost, and in which languages pictures of text are recognised.</summary>
    public DocumentOptions Documents { get; set; } = new();

    /// <summary>When no more files are taken because what follows has enough.</summary>
    public BackPressureOptions BackPressure { get; set; } = new();

    /// <summary>When files that are done with are deleted; never by default.</summary>
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>How often, how long and how many times.</summary>
    public IngestTimingOptions Timing { get; set; } = new();

    internal InboxLayout Layout() => new(Inbox, Processed, Failed);

    internal TimeSpan HeartbeatInterval => ClaimTimeout / Timing.Heartbeats;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (QuietPeriod < TimeSpan.Zero || QuietPeriod > TimeSpan.FromHours(1))
        {
            yield return new ValidationResult("Ingest:QuietPeriod must be between 0 and 1 hour.");
        }

        if (ScanInterval < TimeSpan.FromMilliseconds(100) || ScanInterval > TimeSpan.FromDays(1))
        {
            yield return new ValidationResult("Ingest:ScanInterval must be between 100 ms and 1 day.");
        }

        if (ClaimTimeout < TimeSpan.FromSeconds(1) || ClaimTimeout > TimeSpan.FromDays(1))
        {
            yield return new ValidationResult("Ingest:ClaimTimeout must be between 1 s and 1 day.");
        }

        if (ProgressInterval < TimeSpan.FromMilliseconds(100))
        {
            yield return new ValidationResult("Ingest:ProgressInterval must be at least 100 ms.");
        }

        if (!string.IsNullOrEmpty(Inbox))
        {
            var layout = Layout();
            if (layout.Processed == layout.Inbox || layout.Failed == layout.Inbox || layout.Processed == layout.Failed)
            {
                yield return new ValidationResult(
                    "Ingest:Processed and Ingest:Failed must be two folders, and neither the inbox itself: what is put there would be taken again."
                );
            }
        }

        foreach (var fault in Timing.Faults())
        {
            yield return new ValidationResult($"Ingest:Timing: {fault}");
        }

        foreach (var fault in Retention.Faults())
        {
            yield return new ValidationResult($"Ingest:Retention:{fault}");
        }

        foreach (var fault in BackPressure.Faults())
        {
            yield return new ValidationResult($"Ingest:BackPressure:{fault}");
        }

        foreach (var fault in Documents.Validate())
        {
            yield return new ValidationResult($"Ingest:{fault}");
        }

        foreach (var fault in Limits.Validate())
        {
            yield return new ValidationResult($"Ingest:Limits: {fault}");
        }
    }
}
