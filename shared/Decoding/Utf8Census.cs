using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Decoding;

/// <summary>How much of some bytes is UTF-8.</summary>
/// <param name="Broken">Sequences that are not.</param>
/// <param name="Weight">Valid sequences beyond ASCII; a long one weighs more, for it hardly comes about by chance.</param>
internal readonly record struct Utf8Census(int Broken, int Weight)
{
    /// <summary>
    /// Text in UTF-8 with a few bytes gone wrong stays UTF-8. Other pages' text hardly ever has a valid sequence: an accented capital would
    /// have to be followed by a quotation mark or sign.
    /// </summary>
    public bool IsUtf8 => Broken == 0 || Weight > Broken;

    public static Utf8Census Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
        {
            return default;
        }

        var (broken, weight) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0)
            {
                break;
            }

            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done)
            {
                weight += (length * 2) - 3;
            }
            else
            {
                broken++;
            }

            bytes = bytes[length..];
        }

        return new Utf8Census(broken, weight);
    }
}
