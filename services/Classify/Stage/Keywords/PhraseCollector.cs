using System.Runtime.InteropServices;

namespace Pipeline.Classify.Keywords;

/// <summary>Gathers the runs of words that can be phrases. What is a name is one unit, never cut.</summary>
internal sealed class PhraseCollector(WordStatistics words, IReadOnlyList<int[]> names, bool joinsNouns)
{
    private const int LongestPhrase = 4;
    private const int LongestName = 7;
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private readonly Dictionary<ulong, Phrase> _phrases = [];
    private readonly Dictionary<int, List<int[]>> _namesByFirst = names
        .GroupBy(n => n[0])
        .ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Length).ToList());

    public IReadOnlyCollection<Phrase> Phrases => _phrases.Values;

    public void Add(List<Token> source, bool isTitle)
    {
        var tokens = CollectionsMarshal.AsSpan(source);
        var lengths = Units(tokens, isTitle);
        for (var start = 0; start < tokens.Length; start += lengths[start].Length)
        {
            if (!CanOpen(tokens[start], lengths[start]))
            {
                continue;
            }

            var (end, last) = (start, start);
            for (var units = 0; units < LongestPhrase && end < tokens.Length; units++)
            {
                if (
                    end > start
                    && (
                        tokens[end].Opens
                        || (Breaks(tokens[end].Kind) && !lengths[end].IsName)
                        || (lengths[end].IsName && lengths[last].IsName)
                    )
                )
                {
                    break;
                }

                last = end;
                end += lengths[end].Length;
                if (end - start > LongestPhrase && units > 0)
                {
                    break;
                }

                if (CanClose(tokens[last], lengths[last]))
                {
                    var isName = units == 0 && lengths[start].IsName;
                    Count(tokens[start..end], start, isTitle, isName, !isTitle && IsAlone(tokens, start, end, isName));
                }
            }
        }
    }

    /// <summary>Romance languages make of two nouns a phrase by "de", which is to others a word of grammar like any.</summary>
    private bool Breaks(TokenKind kind) => kind is TokenKind.Stop or TokenKind.Honorific || (kind == TokenKind.Joiner && !joinsNouns);

    private static bool CanOpen(Token token, Unit unit) => unit.IsName || token.Kind is TokenKind.Content or TokenKind.Weak;

    private static bool CanClose(Token token, Unit unit) => unit.IsName || token.Kind == TokenKind.Content;

    /// <summary>"Syrian" in "Syrian refugees" is not: what only ever stands beside another word is a part of phrases, not one.</summary>
    private bool IsAlone(ReadOnlySpan<Token> tokens, int start, int end, bool isName)
    {
        var before = start > 0 && !tokens[start].Opens && Sticks(tokens[start - 1], isName);
        var after = end < tokens.Length && !tokens[end].Opens && (tokens[end].Kind == TokenKind.Honorific || Sticks(tokens[end], isName));
        return !before && !after;
    }

    /// <summary>Two names side by side are two; a noun beside a name makes it its adjective.</summary>
    private bool Sticks(Token neighbour, bool isName) =>
        neighbour.Kind == TokenKind.Joiner
            ? joinsNouns && !isName
            : neighbour.Kind == TokenKind.Content && !(isName && neighbour.IsCapital);

    private void Count(ReadOnlySpan<Token> tokens, int position, bool isTitle, bool isName, bool isAlone)
    {
        var hash = 0UL;
        foreach (var token in tokens)
        {
            hash = (ulong.RotateLeft(hash, 7) ^ (uint)(token.Id + 1)) * Prime;
        }

        ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(_phrases, hash, out var known);
        if (!known)
        {
            var ids = new int[tokens.Length];
            for (var i = 0; i < ids.Length; i++)
            {
                ids[i] = tokens[i].Id;
            }

            phrase = new Phrase(ids, position) { IsJoined = !isName && HasJoiner(tokens) };
        }

        phrase!.IsName |= isName;
        phrase.IsInTitle |= isTitle;
        phrase.Count += isTitle ? 0 : 1;
        phrase.Alone += isAlone ? 1 : 0;

        // A headline may capitalise every word, a sentence its first: the first place that is neither is how the phrase is written.
        var atStart = isTitle || tokens[0].Opens;
        if (!known || (phrase.Written.AtStart && !atStart) || (phrase.Written.InTitle && !isTitle))
        {
            phrase.Written = (isTitle, tokens[0].Start, tokens[^1].End - tokens[0].Start, atStart);
        }
    }

    private static bool HasJoiner(ReadOnlySpan<Token> tokens)
    {
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Joiner)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>For each token how many make the unit that begins with it.</summary>
    private Unit[] Units(ReadOnlySpan<Token> tokens, bool isTitle)
    {
        var units = new Unit[tokens.Length];
        Array.Fill(units, new Unit(1, false));
        for (var i = 0; i < tokens.Length; )
        {
            var length = KnownName(tokens[i..]);
            if (length == 0)
            {
                length = CapitalName(tokens[i..], isTitle);
            }

            if (length > 0)
            {
                units[i] = new Unit((byte)length, true);
            }

            i += Math.Max(1, length);
        }

        return units;
    }

    private int KnownName(ReadOnlySpan<Token> tokens)
    {
        if (!_namesByFirst.TryGetValue(tokens[0].Id, out var candidates))
        {
            return 0;
        }

        foreach (var name in candidates)
        {
            var i = 0;
            while (i < name.Length && i < tokens.Length && tokens[i].Id == name[i])
            {
                i++;
            }

            if (i == name.Length && i <= byte.MaxValue)
            {
                return i;
            }
        }

        return 0;
    }

    /// <summary>A run of capitalised words, joined by up to two small ones: Bank of England, Ministerio de la Salud.</summary>
    private int CapitalName(ReadOnlySpan<Token> tokens, bool isTitle)
    {
        if (
            !(IsNamePart(tokens[0], isTitle) || OpensSentence(tokens, isTitle))
            || tokens[0].Kind is TokenKind.Stop or TokenKind.Joiner or TokenKind.Honorific
        )
        {
            return 0;
        }

        var length = 1;
        for (var i = 1; i < tokens.Length && i < LongestName && !tokens[i].Opens; i++)
        {
            if (_namesByFirst.ContainsKey(tokens[i].Id) && KnownName(tokens[i..]) > 0)
            {
                break;
            }

            if (IsNamePart(tokens[i], isTitle))
            {
                length = i + 1;
            }
            else if (tokens[i].Kind != TokenKind.Joiner || i > length + 1)
            {
                break;
            }
        }

        return length;
    }

    /// <summary>A first name that stands once, at the start of a sentence, is known by the capital after it.</summary>
    private bool OpensSentence(ReadOnlySpan<Token> tokens, bool isTitle) =>
        !isTitle
        && tokens.Length > 1
        && tokens[0] is { IsUpper: true, Kind: TokenKind.Content }
        && tokens[1] is { Opens: false, IsCapital: true }
        && words.IsNeverLower(tokens[0].Id);

    private bool IsNamePart(Token token, bool isTitle) =>
        token.Kind is not (TokenKind.Number or TokenKind.Honorific) && (words.IsProper(token.Id) || (token.IsCapital && !isTitle));

    private readonly record struct Unit(byte Length, bool IsName);
}
