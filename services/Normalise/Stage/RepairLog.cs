using Pipeline.Contracts;
using Pipeline.Normalise.Repair;

namespace Pipeline.Normalise;

/// <summary>Repairs and cleans an article's strings one after the other and adds up what was done.</summary>
internal sealed class RepairLog
{
    // Texts settle in two; the bound is for texts made for the purpose.
    private const int MostPasses = 8;

    private readonly Dictionary<(string Kind, string? CodePage), int> _counts = [];

    public IReadOnlyList<RepairNote> Notes =>
        _counts
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key.Kind, StringComparer.Ordinal)
            .Select(entry => new RepairNote(entry.Key.Kind, entry.Key.CodePage, entry.Value))
            .ToArray();

    public string Mend(string text) => Take(TextCleaner.Clean(Take(MojibakeRepairer.Repair(text))));

    /// <summary>
    /// Text of many lines: its hard wraps are joined too. A repair may show another; clean text, which is most, is looked at once.
    /// </summary>
    public string MendLines(string text)
    {
        for (var pass = 0; pass < MostPasses; pass++)
        {
            var mended = Take(LineJoiner.Join(Mend(text)));
            if (mended == text)
            {
                break;
            }

            text = mended;
        }

        return text;
    }

    /// <summary>A field of one line.</summary>
    public string? MendLine(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : Mend(text).ReplaceLineEndings(" ").Trim() is { Length: > 0 } mended ? mended
        : null;

    public string Take(RepairedText repaired)
    {
        foreach (var note in repaired.Repairs)
        {
            _counts[(note.Kind, note.CodePage)] = _counts.GetValueOrDefault((note.Kind, note.CodePage)) + note.Count;
        }

        return repaired.Text;
    }
}
