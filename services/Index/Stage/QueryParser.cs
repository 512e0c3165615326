namespace Pipeline.Index;

/// <summary>
/// Reads what a person types: words, all of which must be found, and "phrases in quotes".
/// The article's language is not known, so a word stands for its stems in every language.
/// </summary>
public static class QueryParser
{
    private const int MostWords = 32;

    /// <returns>Groups that must all match; within a group any term does; a term with spaces is a phrase.</returns>
    public static IReadOnlyList<IReadOnlyList<string>> Parse(string query, string? language = null)
    {
        var languages = language is null ? Stemmer.Languages.Prepend("").ToArray() : [language, ""];
        var groups = new List<IReadOnlyList<string>>();
        foreach (var (text, phrase) in Parts(query))
        {
            if (phrase)
            {
                Add(groups, languages.Select(l => TermAnalyser.Analyse(text, l, MostWords)));
                continue;
            }

            foreach (var (start, end) in Words(text))
            {
                Add(groups, languages.Select(l => TermAnalyser.Analyse(text[start..end], l, MostWords)));
            }
        }

        return groups.Take(MostWords).ToArray();
    }

    private static void Add(List<IReadOnlyList<string>> groups, IEnumerable<string> variants)
    {
        var distinct = variants.Where(variant => variant.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (distinct.Length > 0)
        {
            groups.Add(distinct);
        }
    }

    private static IEnumerable<(string Text, bool Phrase)> Parts(string query)
    {
        var pieces = query.Replace('“', '"').Replace('”', '"').Replace('„', '"').Split('"');
        for (var i = 0; i < pieces.Length; i++)
        {
            // An opening quote without its closing one is taken as if it were not there.
            yield return (pieces[i], Phrase: i % 2 == 1 && i < pieces.Length - 1);
        }
    }

    // One group a word; a run of a script without spaces is one phrase of pairs.
    private static IEnumerable<(int Start, int End)> Words(string text)
    {
        int? open = null;
        foreach (var token in Tokeniser.Tokenise(text, null))
        {
            var start = open ?? token.Start;
            open = token.JoinsNext ? start : null;
            if (open is null)
            {
                yield return (start, token.Start + token.Length);
            }
        }
    }
}
