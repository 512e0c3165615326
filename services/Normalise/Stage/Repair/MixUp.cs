using System.Text;

namespace Pipeline.Normalise.Repair;

/// <summary>One code page's bytes read as another's: which character stands where which should.</summary>
internal sealed class MixUp
{
    private readonly Dictionary<char, char> _map = [];

    /// <param name="read">The page by which the bytes were read.</param>
    /// <param name="meant">The page they were written in.</param>
    public MixUp(int read, int meant, string name)
    {
        Name = name;
        var (was, shouldBe) = (High(read), High(meant));
        for (var i = 0; i < was.Length; i++)
        {
            if (was[i] != '\uFFFD' && shouldBe[i] is not ('\uFFFD' or (>= '\u0080' and <= '\u009F')))
            {
                _map.TryAdd(was[i], shouldBe[i]);
            }
        }
    }

    /// <summary>The page it should have been read by.</summary>
    public string Name { get; }

    public bool TryMap(char read, out char meant) => _map.TryGetValue(read, out meant);

    /// <summary>
    /// The text as it was meant. What the wrong page does not have was put in later and stays; so do typographic signs, which editors add.
    /// </summary>
    public string Apply(ReadOnlySpan<char> text)
    {
        var meant = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            meant.Append(NonAscii.IsHard(c) && _map.TryGetValue(c, out var found) ? found : c);
        }

        return meant.ToString();
    }

    private static string High(int page)
    {
        var bytes = new byte[128];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)(0x80 + i);
        }

        return (CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page)).GetString(bytes);
    }
}
