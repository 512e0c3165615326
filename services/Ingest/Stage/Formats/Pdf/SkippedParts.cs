using System.Globalization;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>What of a document could not be read, page by page, told in sentences.</summary>
internal sealed class SkippedParts(int pages, int maxPages)
{
    private readonly List<int> _lost = [];
    private readonly List<int> _partly = [];
    private readonly List<int> _pictures = [];

    /// <summary>True where something is damaged, so that what has no text may have had some.</summary>
    public bool HasFaults => _lost.Count > 0;

    public void Read(TextPage page, int number)
    {
        if (page.Skipped > 0)
        {
            _partly.Add(number);
        }

        if (page.Glyphs.Count == 0 && page.Pictures > 0)
        {
            _pictures.Add(number);
        }
    }

    public void Lost(int number) => _lost.Add(number);

    /// <param name="isCut">True where reading ended at the most letters that a document may have.</param>
    public IReadOnlyList<string> Sentences(bool isCut)
    {
        var sentences = new List<string>();
        Say(_lost, "could not be read and {0} left out");
        Say(_partly, "{0} damaged parts or operators that are not known; they were passed over", "has", "have");
        Say(_pictures, "{0} only pictures, which were not read", "has", "have");
        if (pages > maxPages || isCut)
        {
            sentences.Add("The document is longer than what is read of one; the rest was left out.");
        }

        return sentences;

        void Say(List<int> numbers, string what, string one = "was", string many = "were")
        {
            if (numbers.Count > 0)
            {
                var verb = string.Format(CultureInfo.InvariantCulture, what, numbers.Count == 1 ? one : many);
                sentences.Add($"{(numbers.Count == 1 ? "Page" : "Pages")} {Ranges(numbers)} {verb}.");
            }
        }
    }

    /// <summary><c>1 to 3, 7</c>, and no more than ten of them.</summary>
    private static string Ranges(List<int> numbers)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var number in numbers)
        {
            if (ranges.Count > 0 && ranges[^1].To == number - 1)
            {
                ranges[^1] = (ranges[^1].From, number);
            }
            else
            {
                ranges.Add((number, number));
            }
        }

        var told = ranges.Take(10).Select(range => range.From == range.To ? $"{range.From}" : $"{range.From} to {range.To}");
        return string.Join(", ", told) + (ranges.Count > 10 ? " and others" : "");
    }
}
