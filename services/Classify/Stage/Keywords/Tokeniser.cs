using System.Buffers;
using System.Collections.Frozen;
using System.Runtime.InteropServices;
using Pipeline.Text;

namespace Pipeline.Classify.Keywords;

/// <summary>Turns text into tokens and gives every word a number, the same for its capitalised, possessive and plural forms.</summary>
internal sealed class Tokeniser
{
    private const int LongestWord = 40;

    /// <summary>What a phrase does not reach over. A space, a hyphen and a dot after an initial are let through.</summary>
    private static readonly SearchValues<char> Barriers = SearchValues.Create(
        ".,;:!?…()[]{}<>\"“”„«»‹›|/\\–—\n\t•·*=+…،؛؟।۔፣。、，；：！？「」『』（）【】《》"
    );

    /// <summary>After these a capital is the sentence's.</summary>
    private static readonly SearchValues<char> Starters = SearchValues.Create(".!?…:\n“\"«„।。");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Joiners = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "of",
            "de",
            "la",
            "las",
            "los",
            "del",
            "da",
            "do",
            "dos",
            "das",
            "di",
            "du",
            "des",
            "der",
            "den",
            "von",
            "van",
            "zu",
            "el",
            "al",
            "bin",
            "ibn",
            "bint",
            "ben",
            "y",
            "e",
            "für",
            "og",
            "och"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Adjectives of no weight, but with a capital the first word of a name: New Zealand, Old Trafford.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NameOpeners = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "new",
            "old",
            "great",
            "big",
            "high",
            "long",
            "first",
            "second",
            "third",
            "best",
            "top",
            "last",
            "small",
            "people"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Honorifics = FrozenSet
        .Create(
            StringComparer.Ordinal,
            "president",
            "minister",
            "prime",
            "premier",
            "chancellor",
            "senator",
            "congressman",
            "congresswoman",
            "governor",
            "mayor",
            "secretary",
            "ambassador",
            "envoy",
            "colonel",
            "captain",
            "lieutenant",
            "sergeant",
            "admiral",
            "commander",
            "officer",
            "judge",
            "sheriff",
            "detective",
            "inspector",
            "professor",
            "bishop",
            "archbishop",
            "rabbi",
            "imam",
            "sheikh",
            "chairman",
            "chairwoman",
            "spokesman",
            "spokeswoman",
            "spokesperson",
            "coach",
            "former",
            "vice",
            "deputy",
            "mr",
            "mrs",
            "ms",
            "dr",
            "prof"
        )
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly HashSet<int> _nameOpeners = [];
    private readonly HashSet<int> _honorifics = [];
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byWord;
    private readonly List<TokenKind> _kinds = [];
    private readonly StopWords _stopWords;
    private readonly bool _isEnglish;
    private readonly bool _capitalsMean;
    private readonly bool _nounsAreCapital;
    private readonly bool _elides;

    public Tokeniser(string? language)
    {
        _byWord = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _stopWords = StopWords.For(language);
        _isEnglish = language is null or "en";

        // German writes every noun with a capital, which tells nouns and not names.
        _nounsAreCapital = language is "de" or "lb";
        _capitalsMean = !_nounsAreCapital;
        JoinsNouns = language is "fr" or "es" or "pt" or "it" or "ca" or "gl";
        _elides = language is "fr" or "it" or "ca";
    }

    /// <summary>Whether verbs are known from nouns, by their endings or by the nouns' capitals.</summary>
    public bool KnowsNouns => _isEnglish || _nounsAreCapital;

    /// <summary>Whether nouns are joined by a small word where others set them side by side.</summary>
    public bool JoinsNouns { get; }

    public int Words => _kinds.Count;

    public List<Token> Read(ReadOnlySpan<char> text)
    {
        var tokens = new List<Token>(text.Length / 5);
        var end = 0;
        var starts = true;
        var possessive = false;
        foreach (var word in new WordEnumerator(text))
        {
            var gap = text[end..word.Start];
            var opens = tokens.Count == 0 || gap.Length is 0 or > 2 || gap.ContainsAny(Barriers) || gap[0] is '\'' or '’';
            starts |= opens && gap.ContainsAny(Starters);
            var elided = _elides ? Elided(word.Of(text)) : 0;

            // "îles d'Orlande" is one phrase; "l'île" and "qu'il" begin anew.
            opens |= elided > 0 && text[word.Start] is not ('d' or 'D');
            var length = WithoutPossessive(word.Of(text)[elided..]);
            if (length <= 0)
            {
                continue;
            }

            var start = word.Start + elided;
            var written = text.Slice(start, length);
            var id = Id(written);
            var kind = _kinds[id];
            if (kind == TokenKind.Stop && !starts && char.IsUpper(written[0]) && _nameOpeners.Contains(id))
            {
                kind = TokenKind.Content;
            }
            else if (_capitalsMean && char.IsUpper(written[0]) && _honorifics.Contains(id))
            {
                kind = TokenKind.Honorific;
            }
            else if (_nounsAreCapital && kind == TokenKind.Content && char.IsLower(written[0]))
            {
                kind = TokenKind.Weak;
            }

            var isCapital =
                _capitalsMean && char.IsUpper(written[0]) && (!starts || (kind == TokenKind.Content && IsInnerCapital(written)));
            if (isCapital && kind == TokenKind.Weak)
            {
                kind = TokenKind.Content;
            }

            // A possessive ends a phrase: "Syria's army" is Syria and an army.
            tokens.Add(new Token(start, length, id, kind, opens || possessive, isCapital, _capitalsMean && char.IsUpper(written[0])));
            possessive = elided + length < word.Length;
            end = word.End;
            starts = false;
        }

        return tokens;
    }

    private int Id(ReadOnlySpan<char> written)
    {
        Span<char> buffer = stackalloc char[LongestWord];
        if (written.Length > LongestWord)
        {
            written = written[..LongestWord];
        }

        for (var i = 0; i < written.Length; i++)
        {
            buffer[i] = written[i] == '’' ? '\'' : char.ToLowerInvariant(written[i]);
        }

        var lower = buffer[..written.Length];
        var isStop = _stopWords.Contains(lower);
        var isJoiner = Joiners.Contains(lower);
        var key = _isEnglish && !isStop ? EnglishForms.Singular(lower) : lower;
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_byWord, key, out var known);
        if (!known)
        {
            id = _kinds.Count;
            if (NameOpeners.Contains(lower))
            {
                _nameOpeners.Add(id);
            }

            if (Honorifics.Contains(key))
            {
                _honorifics.Add(id);
            }

            _kinds.Add(
                isJoiner ? TokenKind.Joiner
                : isStop ? TokenKind.Stop
                : KindOf(lower)
            );
        }

        return id;
    }

    private TokenKind KindOf(ReadOnlySpan<char> lower)
    {
        if (char.IsDigit(lower[0]))
        {
            return TokenKind.Number;
        }

        // One letter is an initial or a unit; a language without a list has its grammar in words of two.
        if (lower.Length == 1 || (_stopWords.Count == 0 && lower.Length < 3))
        {
            return TokenKind.Stop;
        }

        return _isEnglish && EnglishForms.IsWeak(lower) ? TokenKind.Weak : TokenKind.Content;
    }

    /// <summary>NATO, McKay: a capital after the first letter is not a sentence's doing.</summary>
    private static bool IsInnerCapital(ReadOnlySpan<char> word)
    {
        foreach (var unit in word[1..])
        {
            if (char.IsUpper(unit))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Length of an article or pronoun that has lost its vowel: l'île, qu'il, dell'isola.</summary>
    private static int Elided(ReadOnlySpan<char> word)
    {
        var at = word.IndexOfAny('\'', '’');
        return at is > 0 and < 7 && at + 2 < word.Length ? at + 1 : 0;
    }

    private static int WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 3 && word[^1] is 's' or 'S' && word[^2] is '\'' or '’' ? word.Length - 2 : word.Length;
}
