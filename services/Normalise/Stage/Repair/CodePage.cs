using System.Text;

namespace Pipeline.Normalise.Repair;

/// <summary>A single-byte page that UTF-8 may have been read as: which character each byte became.</summary>
internal sealed class CodePage
{
    private readonly byte[] _bytes;
    private readonly Dictionary<char, byte> _map = [];
    private readonly bool[] _own = new bool[0x100];

    public CodePage(int number, string name, bool gapsFilled, string aliases, int rarity = 0)
    {
        Name = name;
        Rarity = rarity;
        var table = Decode(number);
        for (var b = 0x80; b < 0x100; b++)
        {
            if (!IsGap(table[b - 0x80]))
            {
                _map[table[b - 0x80]] = (byte)b;
                _own[b] = true;
            }
        }

        if (gapsFilled)
        {
            FillGaps(table);
        }

        for (var i = 0; i + 1 < aliases.Length; i += 2)
        {
            var (one, other) = (aliases[i], aliases[i + 1]);
            if (_map.TryGetValue(one, out var b))
            {
                _map.TryAdd(other, b);
            }
            else if (_map.TryGetValue(other, out b))
            {
                _map.TryAdd(one, b);
            }
        }

        _bytes = new byte[CharacterSlots.Limit];
    }

    /// <summary>As shown to people, for example <c>windows-874</c>.</summary>
    public string Name { get; }

    /// <summary>
    /// How seldom text is read through it by mistake, in tenths: where pages explain a text about equally well, the usual one did it.
    /// </summary>
    public int Rarity { get; }

    public IReadOnlyDictionary<char, byte> Map => _map;

    /// <summary>
    /// Whether the character is not the page's own but windows-1252's, standing for a byte that the page leaves undefined.
    /// </summary>
    public bool IsFilled(char c) => c >= '\u00A0' && ByteOf(c) is var b && b is not 0 && !_own[b];

    /// <summary>The byte that became this character, or 0 where the page has none such.</summary>
    public byte ByteOf(char c) => _bytes[CharacterSlots.Of(c)];

    /// <summary>Whether a sequence can begin with the character; an ampersand may begin an entity that stands for one.</summary>
    public bool MayLead(char c) => c == '&' || ByteOf(c) >= 0xC2;

    /// <summary>
    /// Whether the character is a C1 control that this page would not have produced, having a character of its own there.
    /// </summary>
    public bool IsStray(char c) => c is >= '\u0080' and <= '\u009F' && _own[c];

    /// <summary>Whether the page has a character of its own for the byte.</summary>
    public bool Owns(byte value) => _own[value];

    internal void Bind(char c, byte value) => _bytes[CharacterSlots.Of(c)] = value;

    private static bool IsGap(char c) => c is (>= '\u0080' and <= '\u009F') or '\uFFFD' or (>= '\uE000' and < '\uF8FF');

    private static string Decode(int number)
    {
        var high = new byte[128];
        for (var i = 0; i < high.Length; i++)
        {
            high[i] = (byte)(0x80 + i);
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(number)?.GetString(high) ?? Encoding.GetEncoding(number).GetString(high);
    }

    /// <summary>
    /// Browsers and tools pass a byte that the page leaves undefined through, as the C1 control of the same number or as what windows-1252
    /// has there; some pass C1 controls through even where the page has a character.
    /// </summary>
    private void FillGaps(string table)
    {
        var western = Decode(1252);
        for (var b = 0x80; b < 0x100; b++)
        {
            if (IsGap(table[b - 0x80]) && !IsGap(western[b - 0x80]))
            {
                _map.TryAdd(western[b - 0x80], (byte)b);
            }

            if (b < 0xA0)
            {
                _map.TryAdd((char)b, (byte)b);
            }
        }
    }
}
