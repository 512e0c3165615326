using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Normalise.Furniture;

/// <summary>Tells a person what was taken away: one note for neighbouring lines with the same reason.</summary>
internal static class RemovalNotes
{
    private const int LongestText = 500;

    public static IReadOnlyList<RemovalNote> From(List<RemovedLine> removed)
    {
        if (removed.Count == 0)
        {
            return [];
        }
        // Stable, so that a headline's cut-off site name stands where its line stood.
        var ordered = removed.OrderBy(r => r.Line.Number).ToList();
        var notes = new List<RemovalNote>();
        var text = new StringBuilder();
        for (var i = 0; i < ordered.Count; i++)
        {
            if (text.Length <= LongestText)
            {
                text.Append(text.Length > 0 ? "\n" : "")
                    .Append(ordered[i].Line.Text, 0, Math.Min(ordered[i].Line.Text.Length, LongestText + 1));
            }

            var continues =
                i + 1 < ordered.Count && ordered[i + 1].Why == ordered[i].Why && ordered[i + 1].Line.Number == ordered[i].Line.Number + 1;
            if (continues)
            {
                continue;
            }

            notes.Add(new RemovalNote(Cut(text), ordered[i].Why.Name()));
            text.Clear();
        }

        return notes;
    }

    private static string Cut(StringBuilder text)
    {
        if (text.Length <= LongestText)
        {
            return text.ToString();
        }
        // Not between the halves of a surrogate pair.
        var length = char.IsHighSurrogate(text[LongestText - 2]) ? LongestText - 2 : LongestText - 1;
        return text.ToString(0, length) + "…";
    }
}
