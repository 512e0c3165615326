using Pipeline.Search.Analysis;

namespace Pipeline.Search.Queries;

/// <summary>
/// Reads what a person types: words that must all be found, "phrases", <c>-without</c>, <c>prefix*</c>, <c>a OR b</c> and filters as
/// <c>topic:sport</c>. <c>OR</c> binds its two neighbours. What it cannot make sense of it says, rather than to search for something else.
/// </summary>
public static class QueryParser
{
    public const int LongestQuery = 1_000;
    public const int MostParts = 40;

    public static QueryResult Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > LongestQuery)
        {
            return Wrong(new QueryFault(LongestQuery, text.Length - LongestQuery, $"A query has at most {LongestQuery} characters."));
        }

        var faults = new List<QueryFault>();
        var parts = new List<QueryNode>();
        var places = new List<(int Start, int End)>();
        var (joining, negating) = (false, false);
        QueryPiece? last = null;
        foreach (var piece in QueryLexer.Pieces(text))
        {
            if (piece is { Quoted: false, Negated: false, Key: null, Text: "AND" or "OR" or "NOT" })
            {
                if (piece.Text == "OR" && (parts.Count == 0 || joining || negating))
                {
                    faults.Add(Dangling(text, piece));
                }

                joining |= piece.Text == "OR";
                negating |= piece.Text == "NOT";
                last = piece;
                continue;
            }

            if (ReadPiece(text, piece, faults) is { } node)
            {
                node = piece.Negated || negating ? new QueryNode.Not(node) : node;
                Add(parts, node, joining);
                var start =
                    joining && places.Count > 0 ? places[^1].Start
                    : negating ? last!.Value.Start
                    : piece.Start;
                places.RemoveRange(parts.Count - 1, places.Count - (parts.Count - 1));
                places.Add((start, piece.End));
            }

            (joining, negating, last) = (false, false, piece);
        }

        if ((joining || negating) && last is { } dangling && faults.Count == 0)
        {
            faults.Add(Dangling(text, dangling));
        }

        if (faults.Count == 0 && parts.Count == 0 && !string.IsNullOrWhiteSpace(text))
        {
            faults.Add(new QueryFault(0, text.Length, "There is no word in this to search for."));
        }

        if (faults.Count == 0 && parts.Count > MostParts)
        {
            faults.Add(new QueryFault(0, text.Length, $"A query has at most {MostParts} words and filters; this one has {parts.Count}."));
        }

        return faults.Count > 0 ? Wrong([.. faults]) : new QueryResult.Understood(new ArticleQuery(text, parts) { Places = places });
    }

    private static QueryNode? ReadPiece(string text, QueryPiece piece, List<QueryFault> faults)
    {
        if (!piece.Closed)
        {
            faults.Add(new QueryFault(piece.ValueStart, 1, "This quotation mark has no closing one.", text.TrimEnd() + '"'));
            return null;
        }

        if (piece.Key is not null)
        {
            return FilterReader.Read(text, piece, faults);
        }

        if (piece.Quoted)
        {
            return TermAnalyser.Analyse(piece.Text, null).Any() ? new QueryNode.Phrase(piece.Text) : null;
        }

        if (piece.Text.EndsWith('*'))
        {
            var stem = piece.Text.TrimEnd('*');
            var words = TermAnalyser.Analyse(stem, null).ToArray();
            if (words is [{ Length: >= 2 } word])
            {
                return new QueryNode.Prefix(word);
            }

            faults.Add(
                new QueryFault(
                    piece.Start,
                    piece.End - piece.Start,
                    "A beginning of a word has two letters or more before its *.",
                    words.Length > 1 ? Replaced(text, piece.ValueStart, piece.End, stem) : null
                )
            );
            return null;
        }

        if (piece.Text.TrimEnd('*').Contains('*') && TermAnalyser.Analyse(piece.Text, null).Any())
        {
            faults.Add(
                new QueryFault(
                    piece.Start,
                    piece.End - piece.Start,
                    "A * stands only at the end of a word.",
                    Replaced(text, piece.ValueStart, piece.End, piece.Text[..piece.Text.IndexOf('*', StringComparison.Ordinal)] + "*")
                )
            );
            return null;
        }

        return TermAnalyser.Analyse(piece.Text, null).Any() ? new QueryNode.Word(piece.Text) : null;
    }

    private static void Add(List<QueryNode> parts, QueryNode node, bool joining)
    {
        if (joining && parts.Count > 0)
        {
            parts[^1] = new QueryNode.Or(parts[^1] is QueryNode.Or or ? [.. or.Parts, node] : [parts[^1], node]);
        }
        else
        {
            parts.Add(node);
        }
    }

    private static QueryFault Dangling(string text, QueryPiece piece) =>
        new(
            piece.Start,
            piece.End - piece.Start,
            piece.Text == "NOT" ? "NOT stands before what is not to be found." : $"{piece.Text} stands between two words.",
            Replaced(text, piece.Start, piece.End, "").Trim() is { Length: > 0 } rest
                ? string.Join(' ', rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                : null
        );

    internal static string Replaced(string text, int start, int end, string by) =>
        string.Concat(text.AsSpan(0, start), by, text.AsSpan(end));

    private static QueryResult.Wrong Wrong(params QueryFault[] faults) => new(faults);
}
