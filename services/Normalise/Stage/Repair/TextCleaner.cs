using System.Buffers;
using System.Text;
using Pipeline.Text;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Makes characters uniform: form C, <c>\n</c> line ends, plain spaces, letters for ligatures; no controls, soft hyphens, stray zero-width
/// characters or leftover entities. What is meant stays: joiners in emoji and in Persian and Indic words, direction marks beside
/// right-to-left letters, and markup that was escaped to be shown (see <see cref="LeftoverEntity"/>).
/// </summary>
public static class TextCleaner
{
    /// <summary>One change may uncover another; three layers is more than text has. A riddle is handed back as it came.</summary>
    private const int Rounds = 8;

    /// <summary>Everything that a pass might change, and what it must look at the neighbours of.</summary>
    private static readonly SearchValues<char> Suspicious = SearchValues.Create([
        .. Enumerable.Range(0, 0x10000).Select(c => (char)c).Where(c => c == '&' || OddCharacter.IsSuspicious(c)),
    ]);

    public static RepairedText Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (current, tally) = (text, default(RepairTally));
        for (var round = 0; round < Rounds; round++)
        {
            var before = current;
            if (current.AsSpan().ContainsAny(Suspicious))
            {
                current = Pass(current, ref tally);
            }

            if (CanonicalComposition.MayChange(current))
            {
                var composed = CanonicalComposition.Compose(current);
                tally.Add(
                    "composition",
                    string.Equals(composed, current, StringComparison.Ordinal) ? 0 : Math.Max(1, current.Length - composed.Length)
                );
                current = composed;
            }

            if (ReferenceEquals(before, current) || string.Equals(before, current, StringComparison.Ordinal))
            {
                return tally.IsEmpty ? new RepairedText(text, []) : new RepairedText(before, tally.Notes());
            }
        }

        return new RepairedText(text, []);
    }

    private static string Pass(string text, ref RepairTally tally)
    {
        var entities = new LeftoverEntity(text);
        var builder = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; )
        {
            var plain = text.AsSpan(at).IndexOfAny(Suspicious);
            plain = plain < 0 ? text.Length - at : plain;
            builder.Append(text, at, plain);
            at += plain;
            if (at == text.Length)
            {
                break;
            }

            if (text[at] == '&')
            {
                if (entities.TryRead(at, out var codePoint, out var length))
                {
                    builder.Append(new Rune(codePoint).ToString());
                    tally.Add("entity", 1);
                    at += length;
                }
                else
                {
                    builder.Append(text[at++]);
                }

                continue;
            }

            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                builder.Append(text, at, 2);
                at += 2;
                continue;
            }

            var kind = OddCharacter.Replace(text, at, builder, out var taken);
            tally.Add(kind, kind is null ? 0 : 1);
            at += taken;
        }

        return builder.ToString();
    }
}
