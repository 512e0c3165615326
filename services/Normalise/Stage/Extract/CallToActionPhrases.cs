using System.Collections.Frozen;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>Those of the furniture phrases that short lines of a page begin with.</summary>
internal static class CallToActionPhrases
{
    private static readonly FrozenDictionary<char, string[]> Begins = Load(static phrase =>
        phrase is { Kind: FurnitureKind.CallToAction, Position: '^' }
    );
    private static readonly FrozenDictionary<char, string[]> Leads = Load(static phrase => phrase.Position == ':');

    /// <summary>Whether a line asks something of the reader.</summary>
    public static bool IsPlea(string text) => StartsWithAny(text, Begins, mustLead: false);

    /// <summary>Whether a line begins as a pointer to another story does: "Read more: ".</summary>
    public static bool IsPointer(string text) => StartsWithAny(text, Leads, mustLead: true);

    private static bool StartsWithAny(string text, FrozenDictionary<char, string[]> phrases, bool mustLead)
    {
        var start = text.AsSpan().TrimStart(" \u00BB\u25BA>*[(\u2022-\u2013\u2014|");
        if (start.IsEmpty || !phrases.TryGetValue(char.ToUpperInvariant(start[0]), out var candidates))
        {
            return false;
        }

        foreach (var phrase in candidates)
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

    /// <summary>By first letter, as case is ignored: hundreds of phrases are not to be tried on each line.</summary>
    private static FrozenDictionary<char, string[]> Load(Func<FurniturePhrase, bool> fits) =>
        FurniturePhrase
            .All.Where(phrase => phrase.OnPage && fits(phrase))
            .Select(static phrase => phrase.Text)
            .Distinct()
            .GroupBy(static phrase => char.ToUpperInvariant(phrase[0]))
            .ToFrozenDictionary(static group => group.Key, static group => group.ToArray());
}
