using System.Text;

namespace Pipeline.Stages.Tests.Normalise.Repair;

/// <summary>Reads UTF-8 through a single-byte page, its gaps filled as browsers and tools fill them.</summary>
internal sealed class Breakage
{
    private readonly char[] _table;

    public Breakage(int page)
    {
        _table = Decode(page);
        var western = Decode(1252);
        var own = _table.Where(c => !IsGap(c)).ToHashSet();
        for (var b = 0x80; b < 0x100; b++)
        {
            if (IsGap(_table[b]))
            {
                var fill = page < 20000 && !IsGap(western[b]) && !own.Contains(western[b]);
                _table[b] = fill ? western[b] : (char)b;
            }
        }
    }

    public string Of(string clean) => string.Concat(Encoding.UTF8.GetBytes(clean).Select(b => _table[b]));

    /// <summary>Whether each byte of the text has a character of its own in the page.</summary>
    public bool Keeps(string clean) => Encoding.UTF8.GetBytes(clean).All(b => Array.IndexOf(_table, _table[b]) == b);

    private static bool IsGap(char c) => c is (>= '\u0080' and <= '\u009F') or '\uFFFD' or (>= '\uE000' and < '\uF8FF');

    private static char[] Decode(int page)
    {
        var bytes = Enumerable.Range(0, 0x100).Select(b => (byte)b).ToArray();
        return (CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.GetEncoding(page)).GetString(bytes).ToCharArray();
    }
}
