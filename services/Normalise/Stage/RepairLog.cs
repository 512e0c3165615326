using Pipeline.Contracts;
using Pipeline.Normalise.Repair;

namespace Pipeline.Normalise;

/// <summary>Repairs and cleans an article's strings one after the other and adds up what was done.</summary>
internal sealed class RepairLog
{
    private readonly Dictionary<(string Kind, string? CodePage), int> _counts = [];

    public IReadOnlyList<RepairNote> Notes =>
        _counts
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key.Kind, StringComparer.Ordinal)
            .Select(entry => new RepairNote(entry.Key.Kind, entry.Key.CodePage, entry.Value))
            .ToArray();

    public string Mend(string text) => Take(TextCleaner.Clean(Take(MojibakeRepairer.Repair(text))));

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
