using Pipeline.Search.Analysis;

namespace Pipeline.Search.Queries;

/// <summary>Reads one filter, and says what is wrong with it.</summary>
internal static class FilterReader
{
    private static readonly Dictionary<string, FilterKey> Keys = new(StringComparer.OrdinalIgnoreCase)
    {
        ["topic"] = FilterKey.Topic,
        ["lang"] = FilterKey.Lang,
        ["language"] = FilterKey.Lang,
        ["after"] = FilterKey.After,
        ["since"] = FilterKey.After,
        ["before"] = FilterKey.Before,
        ["until"] = FilterKey.Before,
        ["place"] = FilterKey.Place,
        ["person"] = FilterKey.Person,
        ["org"] = FilterKey.Org,
        ["organisation"] = FilterKey.Org,
        ["organization"] = FilterKey.Org,
        ["site"] = FilterKey.Site,
        ["author"] = FilterKey.Author,
        ["collection"] = FilterKey.Collection,
        ["kind"] = FilterKey.Kind,
        ["has"] = FilterKey.Has,
        ["story"] = FilterKey.Story,
    };

    /// <summary>What <c>kind:</c> takes.</summary>
    internal static readonly string[] Kinds = ["article", "thread", "documentation", "listing", "product", "service", "other"];

    /// <summary>What <c>has:</c> takes.</summary>
    internal static readonly string[] Traits =
    [
        "repairs",
        "removals",
        "author",
        "date",
        "topic",
        "flags",
        "very-short",
        "much-removed",
        "close-call",
        "ocr-unsure",
        "incomplete",
        "copies",
        "versions",
    ];

    public static QueryNode? Read(string text, QueryPiece piece, List<QueryFault> faults)
    {
        if (!Keys.TryGetValue(piece.Key!, out var key))
        {
            var nearest = Spelling.Nearest(piece.Key!, Keys.Keys);
            var keyStart = piece.ValueStart - piece.Key!.Length - 1;
            faults.Add(
                new QueryFault(
                    keyStart,
                    piece.Key.Length + 1,
                    nearest is null
                        ? $"There is no filter {piece.Key}:. Filters are {string.Join(", ", Enum.GetNames<FilterKey>().Select(name => name.ToLowerInvariant() + ":"))}. To search for the words, put them in quotes."
                        : $"There is no filter {piece.Key}:. Was {nearest}: meant?",
                    nearest is null
                        ? piece.Quoted
                            ? null
                            : QueryParser.Replaced(text, keyStart, piece.End, $"\"{piece.Key}:{piece.Text}\"")
                        : QueryParser.Replaced(text, keyStart, keyStart + piece.Key.Length, nearest)
                )
            );
            return null;
        }

        var value = piece.Text.Trim();
        return key switch
        {
            FilterKey.Topic => Topic(text, piece, value, faults),
            FilterKey.Lang => LanguageNames.Code(value) is { } code
                ? new QueryNode.Filter(key, code, Exact: true)
                : Refuse($"\"{value}\" is not a language. Give its code of two letters, for example lang:en.", LanguageNames.Names),
            FilterKey.After or FilterKey.Before => DateWords.Begin(value) is { } date
                ? key == FilterKey.After
                    ? new QueryNode.Dates(date, null)
                    : new QueryNode.Dates(null, date)
                : Refuse($"\"{value}\" is not a date. Give a day, a month or a year: 2024-12-01, 2024-12 or 2024.", []),
            FilterKey.Kind => Kinds.Contains(value.ToLowerInvariant())
                ? new QueryNode.Filter(key, value.ToLowerInvariant(), Exact: true)
                : Refuse($"There is no kind \"{value}\". Kinds are {string.Join(", ", Kinds)}.", Kinds),
            FilterKey.Has => Traits.Contains(value.ToLowerInvariant())
                ? new QueryNode.Filter(key, value.ToLowerInvariant(), Exact: true)
                : Refuse($"has: does not know \"{value}\". It takes {string.Join(", ", Traits)}.", Traits),
            FilterKey.Story => value.Length is >= 6 and <= 64 && value.All(char.IsAsciiHexDigit)
                ? new QueryNode.Filter(key, value.ToLowerInvariant(), Exact: true)
                : Refuse("A story goes by the id of one of its articles, six characters of it or more.", []),
            FilterKey.Collection => value.Length > 0
                ? new QueryNode.Filter(key, value.Trim('/').ToLowerInvariant(), piece.Quoted)
                : Refuse("A collection goes by its folder's name.", []),
            FilterKey.Site => value.Length > 0
                ? new QueryNode.Filter(key, value.ToLowerInvariant(), piece.Quoted)
                : Refuse("A site goes by its name or host.", []),
            _ => TermAnalyser.Fold(value) is { Length: > 0 } folded
                ? new QueryNode.Filter(key, folded, piece.Quoted)
                : Refuse($"There is no word in \"{value}\".", []),
        };

        QueryNode? Refuse(string message, IEnumerable<string> known)
        {
            faults.Add(Fault(text, piece, value, message, known));
            return null;
        }
    }

    private static QueryNode? Topic(string text, QueryPiece piece, string value, List<QueryFault> faults)
    {
        if (value.StartsWith("medtop:", StringComparison.OrdinalIgnoreCase))
        {
            return new QueryNode.Filter(FilterKey.Topic, value.ToLowerInvariant(), Exact: true);
        }

        var codes = TopicNames.Find(value);
        switch (codes.Count)
        {
            case 1:
                return new QueryNode.Filter(FilterKey.Topic, codes[0], Exact: true);
            case > 1:
                return new QueryNode.Or([.. codes.Select(code => new QueryNode.Filter(FilterKey.Topic, code, Exact: true))]);
            default:
                faults.Add(
                    Fault(
                        text,
                        piece,
                        value,
                        $"There is no topic \"{value}\". Topics go by a word of their name, for example topic:conflict.",
                        TopicNames.Vocabulary
                    )
                );
                return null;
        }
    }

    private static QueryFault Fault(string text, QueryPiece piece, string value, string message, IEnumerable<string> known)
    {
        var nearest = Spelling.Nearest(value, known);
        return new QueryFault(
            piece.ValueStart,
            Math.Max(1, piece.End - piece.ValueStart),
            nearest is null ? message : $"{message} Was {nearest} meant?",
            nearest is null ? null : QueryParser.Replaced(text, piece.ValueStart, piece.End, nearest)
        );
    }
}
