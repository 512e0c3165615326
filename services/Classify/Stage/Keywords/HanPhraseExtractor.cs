using System.Buffers;
using Pipeline.Text;

namespace Pipeline.Classify.Keywords;

/// <summary>
/// Key phrases of Chinese and Japanese, which no space divides: runs of signs that come again, the longest of those that always come
/// together, not beginning or ending in a sign of grammar. Thai and its neighbours have no such signs to go by; there only names serve.
/// </summary>
internal static class HanPhraseExtractor
{
    private const int Shortest = 2;
    private const int Longest = 6;

    /// <summary>Candidates compared with each other, which is the only thing here that is not linear.</summary>
    private const int MostCompared = 200;

    /// <summary>Signs that open or close no phrase: particles, prepositions, pronouns, copulas.</summary>
    private static readonly SearchValues<char> Grammar = SearchValues.Create(
        "的了在是和有也不就都而及与與着對对从從被把这這那他她们們个個将將会會到为為以于於并並等说說其之所或但又已还還可能要我你它让讓给給向由此該该各每很更最至即則则因若如"
            + "年月日时時分者"
            + "はがをにでとのもへやかしてたなれるられいすこそあうけせんよりまさきっ"
    );

    private static readonly SearchValues<char> Hiragana = SearchValues.Create([.. Enumerable.Range(0x3041, 0x56).Select(c => (char)c)]);

    public static bool AreIn(string text)
    {
        var (signs, all) = (0, 0);
        foreach (var unit in text.AsSpan(0, Math.Min(text.Length, 400)))
        {
            all += char.IsLetter(unit) ? 1 : 0;
            signs += WordUnits.IsSign(unit) ? 1 : 0;
        }

        return signs * 2 > all;
    }

    public static List<Phrase> Collect(string title, string text, IReadOnlyList<string> names)
    {
        var counts = new Dictionary<string, Phrase>(StringComparer.Ordinal);
        var lookup = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var run in new WordEnumerator(text))
        {
            if (!WordUnits.IsSign(text[run.Start]))
            {
                continue;
            }

            for (var start = run.Start; start < run.End - 1; start++)
            {
                for (var length = Shortest; length <= Longest && start + length <= run.End; length++)
                {
                    var signs = text.AsSpan(start, length);
                    if (signs[..^1].ContainsAny(Hiragana) || Grammar.Contains(signs[0]))
                    {
                        break;
                    }

                    if (Grammar.Contains(signs[^1]) || Hiragana.Contains(signs[^1]))
                    {
                        continue;
                    }

                    if (!lookup.TryGetValue(signs, out var phrase))
                    {
                        lookup[signs] = phrase = new Phrase(Ids(signs), start) { Written = (false, start, length, false) };
                    }

                    phrase.Count++;
                }
            }
        }

        var found = counts
            .Where(c => c.Value.Count > 1 || names.Contains(c.Key))
            .ToDictionary(c => c.Key, c => c.Value, StringComparer.Ordinal);
        foreach (var (signs, phrase) in found)
        {
            var isName = names.Contains(signs, StringComparer.Ordinal);
            phrase.Score =
                Math.Log2(1 + phrase.Count)
                * Math.Min(signs.Length, 4)
                * (1 - (0.5 * phrase.Position / text.Length))
                * (title.Contains(signs, StringComparison.Ordinal) ? 1.5 : 1)
                * (isName ? 1.4 : 1);
        }

        var best = found.OrderByDescending(f => f.Value.Score).ThenBy(f => f.Value.Position).Take(MostCompared).ToList();
        return [.. best.Where(f => !IsFragment(f.Key, f.Value, best)).Select(f => f.Value)];
    }

    /// <summary>Inside a longer run nearly as often as at all.</summary>
    private static bool IsFragment(string signs, Phrase phrase, List<KeyValuePair<string, Phrase>> found)
    {
        foreach (var (other, longer) in found)
        {
            if (other.Length > signs.Length && longer.Count * 3 >= phrase.Count * 2 && other.Contains(signs, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Ids(ReadOnlySpan<char> signs)
    {
        var ids = new int[signs.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = signs[i];
        }

        return ids;
    }
}
