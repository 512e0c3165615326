using System.Globalization;
using Pipeline.Text;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// How common letters beside one another are, from nothing to 15 on a scale of logarithms, in the language in which they are most common:
/// triples of Latin letters of which one is beyond ASCII, pairs of Cyrillic and Greek letters. Learned (see <c>letters.txt</c>).
/// </summary>
internal static class LetterModel
{
    /// <summary>Stands for the edge of a word.</summary>
    public const char Edge = '_';

    private static readonly ulong[] Keys;
    private static readonly byte[] Levels;

    static LetterModel()
    {
        var entries = new List<(ulong Key, byte Level)>(60_000);
        foreach (var line in ResourceLines.Of(typeof(LetterModel).Assembly, "Pipeline.Normalise.Repair.Data.letters.txt"))
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            for (var i = space + 1; i + 1 < line.Length; i += 2)
            {
                var level = byte.Parse(line.AsSpan(i + 1, 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                entries.Add((space == 2 ? Key(line[0], line[1], line[i]) : Key('\0', line[0], line[i]), level));
            }
        }

        // Open addressing with a third filled: one look at memory for most triples.
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)entries.Count * 2);
        (Keys, Levels) = (new ulong[size], new byte[size]);
        foreach (var (key, level) in entries)
        {
            var slot = Slot(key);
            while (Keys[slot] != 0)
            {
                slot = (slot + 1) & (size - 1);
            }

            (Keys[slot], Levels[slot]) = (key, level);
        }
    }

    /// <summary>Of three Latin letters in lower case; <see cref="Edge"/> beyond a word's first or last.</summary>
    public static int OfTriple(char first, char second, char third) => Find(Key(first, second, third));

    /// <summary>Of two Cyrillic or Greek letters in lower case.</summary>
    public static int OfPair(char first, char second) => Find(Key('\0', first, second));

    private static int Find(ulong key)
    {
        for (var slot = Slot(key); Keys[slot] != 0; slot = (slot + 1) & (Keys.Length - 1))
        {
            if (Keys[slot] == key)
            {
                return Levels[slot];
            }
        }

        return 0;
    }

    private static ulong Key(char first, char second, char third) => ((ulong)first << 32) | ((ulong)second << 16) | third;

    private static int Slot(ulong key) => (int)((key * 0x9E37_79B9_7F4A_7C15) >> 40) & (Keys.Length - 1);
}
