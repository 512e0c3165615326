using System.Numerics;

namespace Pipeline.Normalise.Furniture;

/// <summary>
/// All phrases and function words of all languages in one trie over word hashes: a line is matched in one pass, whatever the
/// number of phrases.
/// </summary>
internal sealed class PhraseBook
{
    /// <summary>
    /// Words looked at in one line. Furniture says what it is early; a paragraph past this length is told by other signs.
    /// </summary>
    public const int Reach = 64;

    /// <summary>Share of a short line that phrases must make up for the line to be made of them.</summary>
    private const double ComposedShare = 0.8;
    private const int LongestComposed = 24;

    private readonly Dictionary<ulong, int> _edges = [];
    private readonly List<Node> _nodes = [default];

    public static PhraseBook Shared { get; } = Load();

    public int Phrases { get; private set; }

    /// <param name="tokens">The line's words.</param>
    /// <param name="lead">How many of them stand before a colon near the line's beginning; 0 where there is none.</param>
    public PhraseHits Match(ReadOnlySpan<ulong> tokens, int lead = 0)
    {
        uint whole = 0,
            led = 0,
            composed = 0,
            prefix = 0,
            inner = 0;
        int inners = 0,
            functionWords = 0,
            covered = 0,
            coveredTo = 0;
        for (var start = 0; start < tokens.Length; start++)
        {
            var node = 0;
            var longest = 0;
            uint longestMask = 0;
            var hasInner = false;
            for (var end = start; end < tokens.Length && _edges.TryGetValue(Key(node, tokens[end]), out node); end++)
            {
                var found = _nodes[node];
                if (end == start && found.IsFunctionWord)
                {
                    functionWords++;
                }

                inner |= found.Inner;
                hasInner |= found.Inner != 0;
                if (start == 0)
                {
                    prefix |= found.Prefix;
                    if (end == lead - 1)
                    {
                        prefix |= found.Lead;
                        led = found.Lead | found.Prefix | found.Whole;
                    }
                }

                if ((found.Whole | found.Inner) != 0)
                {
                    (longest, longestMask) = (end - start + 1, found.Whole | found.Inner);
                }

                if (start == 0 && end == tokens.Length - 1)
                {
                    whole |= found.Whole | found.Prefix | found.Inner;
                }
            }

            inners += hasInner ? 1 : 0;
            if (start >= coveredTo && longest > 0)
            {
                covered += longest;
                coveredTo = start + longest;
                composed |= longestMask;
            }
            else if (start >= coveredTo && tokens[start] == Tokens.Number)
            {
                covered++;
                coveredTo = start + 1;
            }
        }

        if (tokens.Length > LongestComposed || covered < ComposedShare * tokens.Length)
        {
            composed = 0;
        }

        return new PhraseHits(whole, composed, prefix, inner, led, inners, functionWords);
    }

    private static PhraseBook Load()
    {
        var book = new PhraseBook();
        foreach (var phrase in FurniturePhrase.All)
        {
            if (phrase.InText)
            {
                book.AddPhrase(phrase);
            }
        }

        foreach (var line in ResourceText.Lines("function-words.txt"))
        {
            foreach (
                var word in line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries)
            )
            {
                book.AddFunctionWord(word);
            }
        }

        return book;
    }

    private void AddPhrase(FurniturePhrase phrase)
    {
        var at = Walk(phrase.Text.Replace("#", " 1 ", StringComparison.Ordinal));
        if (at == 0)
        {
            return;
        }

        var (node, bit) = (_nodes[at], phrase.Kind.Bit());
        _nodes[at] = phrase.Position switch
        {
            '=' => node with { Whole = node.Whole | bit },
            '^' => node with { Prefix = node.Prefix | bit },
            ':' => node with { Lead = node.Lead | bit },
            '~' => node with { Inner = node.Inner | bit },
            _ => throw new FormatException($"Phrase '{phrase.Text}' has a position that lines of text lack."),
        };
        Phrases++;
    }

    private void AddFunctionWord(string word)
    {
        Span<ulong> tokens = stackalloc ulong[2];
        if (Tokens.Read(word, tokens) != 1)
        {
            return;
        }

        var at = Walk(word);
        _nodes[at] = _nodes[at] with { IsFunctionWord = true };
    }

    private int Walk(string phrase)
    {
        Span<ulong> tokens = stackalloc ulong[64];
        var node = 0;
        foreach (var token in tokens[..Tokens.Read(phrase, tokens)])
        {
            var key = Key(node, token);
            if (!_edges.TryGetValue(key, out node))
            {
                _nodes.Add(default);
                _edges.Add(key, node = _nodes.Count - 1);
            }
        }

        return node;
    }

    private static ulong Key(int node, ulong token) => BitOperations.RotateLeft(token, 17) ^ ((ulong)node * 0x9E3779B97F4A7C15);

    private readonly record struct Node(uint Whole, uint Prefix, uint Inner, uint Lead, bool IsFunctionWord);
}
