namespace Pipeline.Normalise.Metadata;

/// <summary>Words that may be the headline, and everywhere that a page says them.</summary>
internal sealed class TitleCandidate(string text, string key)
{
    private HashSet<int>? _pairs;

    /// <summary>As a reader would want it; of several spellings the first, or one that is not all capitals.</summary>
    public string Text { get; private set; } = text;

    /// <summary>Letters and digits alone; see <see cref="MetadataText.Key"/>.</summary>
    public string Key { get; } = key;

    public TitleSource Sources { get; private set; }

    /// <summary>The block that shows it; -1 for what stands in the head only.</summary>
    public int Block { get; private set; } = -1;

    /// <summary>How many h1 come before it.</summary>
    public int HeadingsBefore { get; private set; }

    public TitlePart Part { get; private set; } = TitlePart.None;

    /// <summary>Each two letters that follow one another: what spellings and languages without spaces can be compared by.</summary>
    private HashSet<int> Pairs => _pairs ??= PairsOf(Key);

    public void Take(TitleSource source, string spelling, int block, int headingsBefore, in TitlePart part)
    {
        if (Block < 0 && block >= 0)
        {
            (Block, HeadingsBefore) = (block, headingsBefore);
        }

        if (Part == TitlePart.None)
        {
            Part = part;
        }

        Sources |= source;
        if (IsCapitals(Text) && !IsCapitals(spelling))
        {
            Text = spelling;
        }
    }

    /// <summary>The share of this one's pairs that the other has.</summary>
    public double Within(TitleCandidate other)
    {
        var shared = 0;
        foreach (var pair in Pairs)
        {
            shared += other.Pairs.Contains(pair) ? 1 : 0;
        }

        return Pairs.Count == 0 ? 0 : (double)shared / Pairs.Count;
    }

    public static bool IsCapitals(string text)
    {
        var upper = false;
        foreach (var c in text)
        {
            if (char.IsLower(c))
            {
                return false;
            }

            upper |= char.IsUpper(c);
        }

        return upper;
    }

    private static HashSet<int> PairsOf(string key)
    {
        var pairs = new HashSet<int>(key.Length);
        for (var i = 1; i < key.Length; i++)
        {
            pairs.Add((key[i - 1] << 16) | key[i]);
        }

        return pairs;
    }
}
