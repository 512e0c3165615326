namespace Pipeline.Search.Queries;

/// <summary>What stands between two spaces of a query, quotes kept together.</summary>
/// <param name="Key">What stands before the colon; null where there is no filter.</param>
/// <param name="Text">The word, or what is between the quotes.</param>
/// <param name="Start">Where the whole piece begins.</param>
/// <param name="ValueStart">Where the word or the opening quote stands.</param>
/// <param name="End">Behind its last character.</param>
internal readonly record struct QueryPiece(
    bool Negated,
    string? Key,
    string Text,
    bool Quoted,
    bool Closed,
    int Start,
    int ValueStart,
    int End
);

/// <summary>Parts a query into its pieces.</summary>
internal static class QueryLexer
{
    public static IEnumerable<QueryPiece> Pieces(string query)
    {
        var at = 0;
        while (true)
        {
            while (at < query.Length && char.IsWhiteSpace(query[at]))
            {
                at++;
            }

            if (at == query.Length)
            {
                yield break;
            }

            var start = at;
            var negated = query[at] is '-' or '−' && at + 1 < query.Length && !char.IsWhiteSpace(query[at + 1]);
            at += negated ? 1 : 0;
            var key = KeyAt(query, at);
            at += key is null ? 0 : key.Length + 1;
            var value = at;
            if (at < query.Length && IsQuote(query[at]))
            {
                var end = at + 1;
                while (end < query.Length && !IsQuote(query[end]))
                {
                    end++;
                }

                var closed = end < query.Length;
                at = closed ? end + 1 : end;
                yield return new QueryPiece(negated, key, query[(value + 1)..end], Quoted: true, closed, start, value, at);
                continue;
            }

            while (at < query.Length && !char.IsWhiteSpace(query[at]) && !IsQuote(query[at]))
            {
                at++;
            }

            yield return new QueryPiece(negated, key, query[value..at], Quoted: false, Closed: true, start, value, at);
        }
    }

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»';

    // Letters, a colon, and something right behind it: "site:sana.sy"; an address ("http://…"), a time or "Live: …" is none.
    private static string? KeyAt(string query, int at)
    {
        var end = at;
        while (end < query.Length && char.IsAsciiLetter(query[end]))
        {
            end++;
        }

        return end - at >= 2 && end + 1 < query.Length && query[end] == ':' && !char.IsWhiteSpace(query[end + 1]) && query[end + 1] != '/'
            ? query[at..end]
            : null;
    }
}
