using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>Those of the furniture phrases that short lines of a page begin with.</summary>
internal static class CallToActionPhrases
{
    private static readonly string[] Begins = Load(static phrase => phrase is { Kind: FurnitureKind.CallToAction, Position: '^' });
    private static readonly string[] Leads = Load(static phrase => phrase.Position == ':');

    /// <summary>Whether a line asks something of the reader.</summary>
    public static bool IsPlea(string text) => StartsWithAny(text, Begins, mustLead: false);

    /// <summary>Whether a line begins as a pointer to another story does: "Read more: ".</summary>
    public static bool IsPointer(string text) => StartsWithAny(text, Leads, mustLead: true);

    private static bool StartsWithAny(string text, string[] phrases, bool mustLead)
    {
        var start = text.AsSpan().TrimStart(" \u00BB\u25BA>*[(\u2022-\u2013\u2014|");
        foreach (var phrase in phrases)
        {
            if (!start.StartsWith(phrase, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            var rest = start[phrase.Length..];
            if (
                mustLead ? rest.TrimStart() is [':' or '\uFF1A', ..] : rest.IsEmpty || !char.IsLetter(rest[0]) || !char.IsLetter(phrase[^1])
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string[] Load(Func<FurniturePhrase, bool> fits) =>
        [.. FurniturePhrase.All.Where(phrase => phrase.OnPage && fits(phrase)).Select(static phrase => phrase.Text).Distinct()];
}
