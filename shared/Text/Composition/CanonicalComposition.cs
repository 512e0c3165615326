using System.Globalization;
using System.Text;

namespace Pipeline.Text;

/// <summary>
/// Unicode normalisation form C, done here because the framework does nothing for it in invariant-globalisation mode, in which the services
/// run. Algorithm: Unicode Standard Annex 15.
/// </summary>
public static class CanonicalComposition
{
    private const int SyllableBase = 0xAC00;
    private const int LeadBase = 0x1100;
    private const int VowelBase = 0x1161;
    private const int TrailBase = 0x11A7;

    /// <summary>
    /// No writing stacks more than 30 marks (Unicode's stream-safe format); heaps of them are not text and are left as they lie.
    /// </summary>
    private const int Longest = 1024;

    private static readonly Dictionary<(int Base, int Mark), int> Composites = [];
    private static readonly Dictionary<int, (int Base, int Mark)> Parts = [];
    private static readonly Dictionary<int, int[]> Singletons = [];
    private static readonly Dictionary<int, byte> Classes = [];

    /// <summary>Planes of characters that may need anything done, one bit a BMP character: the fast check.</summary>
    private static readonly ulong[] Suspects = new ulong[0x10000 / 64];

    static CanonicalComposition()
    {
        foreach (var line in ResourceLines.Of(typeof(CanonicalComposition).Assembly, "canonical.txt"))
        {
            var cells = line.Split(' ');
            switch (cells[0])
            {
                case "P":
                    Composites[(Hex(cells[1]), Hex(cells[2]))] = Hex(cells[3]);
                    Parts[Hex(cells[3])] = (Hex(cells[1]), Hex(cells[2]));
                    Suspect(Hex(cells[2]));
                    break;
                case "S":
                    Singletons[Hex(cells[1])] = [.. cells.Skip(2).Select(Hex)];
                    Suspect(Hex(cells[1]));
                    break;
                case "C":
                    for (var c = Hex(cells[1]); c <= Hex(cells[2]); c++)
                    {
                        Classes[c] = byte.Parse(cells[3], CultureInfo.InvariantCulture);
                        Suspect(c);
                    }

                    break;
            }
        }

        for (var c = VowelBase; c < TrailBase + 28; c++)
        {
            Suspect(c);
        }
    }

    /// <summary>Whether the text may hold something that form C writes otherwise; false is certain.</summary>
    public static bool MayChange(ReadOnlySpan<char> text)
    {
        // U+0300 is the first character concerned, so Western text is done at once.
        for (var at = text.IndexOfAnyInRange('\u0300', '\uFFFF'); at >= 0 && at < text.Length; at++)
        {
            if ((Suspects[text[at] >> 6] & (1UL << (text[at] & 63))) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text in form C; lone surrogates must have been dealt with.</summary>
    public static string Compose(string text)
    {
        var points = Decomposed(text);
        Order(points);
        var builder = new StringBuilder(text.Length);
        foreach (var point in Composed(points))
        {
            if (point < 0x10000)
            {
                builder.Append((char)point);
            }
            else
            {
                builder.Append(char.ConvertFromUtf32(point));
            }
        }

        return builder.ToString();
    }

    private static int Hex(string cell) => int.Parse(cell, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static void Suspect(int c)
    {
        if (c < 0x10000)
        {
            Suspects[c >> 6] |= 1UL << (c & 63);
        }
        else
        {
            // DetectedFormat by its high surrogate.
            Suspect(char.ConvertFromUtf32(c)[0]);
        }
    }

    private static byte ClassOf(int point) => point < 0x300 ? (byte)0 : Classes.GetValueOrDefault(point);

    private static List<int> Decomposed(string text)
    {
        var points = new List<int>(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (ClassOf(rune.Value) != 0 && points.Count > 0 && Parts.ContainsKey(points[^1]))
            {
                // A mark after a composed letter may belong before the letter's own: é and a dot below are ẹ and an acute.
                var composed = points[^1];
                points.RemoveAt(points.Count - 1);
                Take(points, composed);
            }

            if (Singletons.TryGetValue(rune.Value, out var others))
            {
                points.AddRange(others);
            }
            else
            {
                points.Add(rune.Value);
            }
        }

        return points;
    }

    private static bool IsOrdered(List<int> points, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            if (ClassOf(points[i - 1]) > ClassOf(points[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static void Take(List<int> points, int point)
    {
        if (Parts.TryGetValue(point, out var parts))
        {
            Take(points, parts.Base);
            points.Add(parts.Mark);
        }
        else
        {
            points.Add(point);
        }
    }

    private static void Order(List<int> points)
    {
        for (var start = 0; start < points.Count; start++)
        {
            var end = start;
            while (end < points.Count && ClassOf(points[end]) != 0)
            {
                end++;
            }

            if (end - start is > 1 and < Longest && !IsOrdered(points, start, end))
            {
                var ordered = points.GetRange(start, end - start).OrderBy(ClassOf).ToList();
                for (var i = 0; i < ordered.Count; i++)
                {
                    points[start + i] = ordered[i];
                }
            }

            start = end;
        }
    }

    private static List<int> Composed(List<int> points)
    {
        var result = new List<int>(points.Count);
        var (starter, lastClass) = (-1, 0);
        foreach (var point in points)
        {
            var mark = ClassOf(point);
            var blocked = starter < 0 || (lastClass != 0 && lastClass >= mark) || (lastClass == 0 && result.Count - 1 != starter);
            if (!blocked && TryCompose(result[starter], point, out var composite))
            {
                result[starter] = composite;
                continue;
            }

            (starter, lastClass) = mark == 0 ? (result.Count, 0) : (starter, mark);
            result.Add(point);
        }

        return result;
    }

    private static bool TryCompose(int first, int second, out int composite)
    {
        if (first is >= LeadBase and < LeadBase + 19 && second is >= VowelBase and < VowelBase + 21)
        {
            composite = SyllableBase + ((((first - LeadBase) * 21) + second - VowelBase) * 28);
            return true;
        }

        if (
            first is >= SyllableBase and < SyllableBase + 11172
            && (first - SyllableBase) % 28 == 0
            && second is > TrailBase and < TrailBase + 28
        )
        {
            composite = first + second - TrailBase;
            return true;
        }

        return Composites.TryGetValue((first, second), out composite);
    }
}
