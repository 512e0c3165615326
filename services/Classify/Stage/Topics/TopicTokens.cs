using System.Text;

namespace Pipeline.Classify.Topics;

/// <summary>
/// Walks the words of a text as hashes, without making a string: training and classifying see the same words
/// because both walk with this.
/// </summary>
/// <remarks>A word is a run of letters; a possessive ending and all digits are left out, hyphens part words.</remarks>
internal ref struct TopicTokens(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _position = 0;

    /// <summary>Hash of the word that <see cref="MoveNext"/> found.</summary>
    public uint Hash { get; private set; } = 0;

    /// <summary>Whether the word stands next to the one before: only spaces or a hyphen between them.</summary>
    public bool Adjacent { get; private set; } = false;

    /// <summary>Where the word stands in the text.</summary>
    public Range Range { get; private set; } = default;

    public bool MoveNext()
    {
        var adjacent = _position > 0;
        var i = _position;
        for (; i < _text.Length && !char.IsLetter(_text[i]); i++)
        {
            adjacent &= _text[i] is ' ' or '-' or '\u2010' or '\u00A0';
        }

        if (i >= _text.Length)
        {
            _position = i;
            return false;
        }

        var start = i;
        var hash = TopicHash.Start;
        for (; i < _text.Length; i++)
        {
            var c = _text[i];
            if (char.IsAsciiLetter(c))
            {
                hash = TopicHash.Add(hash, (char)(c | 0x20));
            }
            else if (c > 0x7F && char.IsLetter(c))
            {
                hash = TopicHash.Add(hash, Rune.IsValid(c) ? char.ToLowerInvariant(c) : c);
            }
            else
            {
                break;
            }
        }

        Range = start..i;
        Hash = TopicHash.Finish(hash);
        Adjacent = adjacent;
        _position = SkipPossessive(i);
        return true;
    }

    private readonly int SkipPossessive(int i)
    {
        var ends =
            i + 1 < _text.Length
            && _text[i] is '\'' or '\u2019'
            && _text[i + 1] is 's' or 'S'
            && (i + 2 >= _text.Length || !char.IsLetter(_text[i + 2]));
        return ends ? i + 2 : i;
    }
}
