namespace Pipeline.Ingest.Documents;

/// <summary>Section <c>Ingest:Documents</c>: what reading one document may cost, in the child process that does it.</summary>
public sealed class DocumentOptions
{
    public const string Section = "Ingest:Documents";

    /// <summary>Longest a document's text may take to read. Default 1 minute; a book of 1,000 pages takes ten seconds.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Longest that text recognition of a document's pictures may take. Default 10 minutes, at about 3 seconds a page.</summary>
    public TimeSpan OcrTimeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Most managed memory of a child process, in MiB. Default 768.</summary>
    public int MemoryLimitMiB { get; set; } = 768;

    /// <summary>Most that a child may answer, in MiB. Default 64; the text of a long book has 4.</summary>
    public int OutputLimitMiB { get; set; } = 64;

    /// <summary>How many children there may be; 0, the default, is one a core.</summary>
    public int Processes { get; set; }

    /// <summary>Text recognition's languages, as Tesseract names them, with <c>+</c> between them. Default <c>eng</c>.</summary>
    public string OcrLanguages { get; set; } = "eng";

    /// <summary>Most pages of a scanned document that are recognised. Default 100.</summary>
    public int OcrMaxPages { get; set; } = 100;

    /// <summary>Every fault in these settings, a sentence each; empty where there is none.</summary>
    public IReadOnlyList<string> Validate()
    {
        var faults = new List<string>();
        Check(nameof(TimeLimit), TimeLimit >= TimeSpan.FromSeconds(1) && TimeLimit <= TimeSpan.FromHours(1), "from one second to one hour");
        Check(
            nameof(OcrTimeLimit),
            OcrTimeLimit >= TimeSpan.FromSeconds(1) && OcrTimeLimit <= TimeSpan.FromHours(6),
            "from one second to six hours"
        );
        Check(nameof(MemoryLimitMiB), MemoryLimitMiB is >= 64 and <= 65536, "from 64 to 65536");
        Check(nameof(OutputLimitMiB), OutputLimitMiB is >= 1 and <= 1024, "from 1 to 1024");
        Check(nameof(Processes), Processes is >= 0 and <= 256, "from 0 to 256");
        Check(nameof(OcrMaxPages), OcrMaxPages is >= 1 and <= 10_000, "from 1 to 10000");
        Check(
            nameof(OcrLanguages),
            OcrLanguages.Length > 0 && OcrLanguages.All(c => char.IsAsciiLetterOrDigit(c) || c is '+' or '_'),
            "names of Tesseract's languages with + between them, for example eng+deu"
        );
        return faults;

        void Check(string name, bool isGood, string wanted)
        {
            if (!isGood)
            {
                faults.Add($"Documents:{name} must be {wanted}.");
            }
        }
    }
}
