using System.Text;
using Lucene.Net.Analysis.Miscellaneous;

namespace Pipeline.Search.Analysis;

/// <summary>
/// Makes of a word the term it is found by: lower case, possessive off, stemmed, then without the marks that people leave out when they
/// type.
/// </summary>
internal static class TermFolding
{
    // Texts repeat their words: with the words of the last few hundred articles at hand, four in five are neither stemmed nor folded again.
    private const int LargestCache = 20_000;

    [ThreadStatic]
    private static Dictionary<Stemmer, Dictionary<string, string>>? _cache;

    public static string Term(ReadOnlySpan<char> word, Stemmer stemmer)
    {
        var caches = _cache ??= [];
        if (!caches.TryGetValue(stemmer, out var cache))
        {
            caches.Add(stemmer, cache = new Dictionary<string, string>(StringComparer.Ordinal));
        }

        var known = cache.GetAlternateLookup<ReadOnlySpan<char>>();
        if (known.TryGetValue(word, out var term))
        {
            return term;
        }

        if (cache.Count >= LargestCache)
        {
            cache.Clear();
        }

        return known[word] = Make(word, stemmer);
    }

    private static string Make(ReadOnlySpan<char> word, Stemmer stemmer)
    {
        Span<char> buffer = stackalloc char[word.Length];
        word.ToLowerInvariant(buffer);
        var length = 0;
        var number = char.IsDigit(word[0]);
        foreach (var c in buffer)
        {
            // "U.N." is un and "1,360" is 1360, while "2.5" is not 25.
            if (c is not ('.' or ',') || (number && c == '.'))
            {
                buffer[length++] = c switch
                {
                    '’' => '\'',
                    'ё' => 'е',
                    _ => c,
                }; // the Russian stemmer knows no ё
            }
        }

        var lower = buffer[..length];
        if (lower.EndsWith("'s", StringComparison.Ordinal))
        {
            lower = lower[..^2];
        }

        return Fold(stemmer.Stem(lower.ToString()));
    }

    private static string Fold(string term)
    {
        if (Ascii.IsValid(term))
        {
            return term.Replace("'", "", StringComparison.Ordinal);
        }

        // The runtime's own decomposition needs ICU, which small images and fresh machines lack; Lucene's table of Latin letters does not.
        var input = term.ToCharArray();
        var folded = new char[input.Length * 4];
        var length = ASCIIFoldingFilter.FoldToASCII(input, 0, folded, 0, input.Length);
        var kept = 0;
        for (var i = 0; i < length; i++)
        {
            // Separate accents on Latin, Greek and Cyrillic letters are left out; in other scripts a mark is a vowel.
            if (folded[i] is not ('\'' or (>= '\u0300' and <= '\u036F')) && !char.IsWhiteSpace(folded[i]))
            {
                folded[kept++] = Unaccented(folded[i]);
            }
        }

        return new string(folded, 0, kept);
    }

    // Greek letters with tonos or dialytika, which most people type without.
    private static char Unaccented(char c) =>
        c switch
        {
            'ά' => 'α',
            'έ' => 'ε',
            'ή' => 'η',
            'ί' or 'ϊ' or 'ΐ' => 'ι',
            'ό' => 'ο',
            'ύ' or 'ϋ' or 'ΰ' => 'υ',
            'ώ' => 'ω',
            'ς' => 'σ',
            _ => c,
        };
}
