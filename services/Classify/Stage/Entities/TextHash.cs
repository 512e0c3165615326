using System.Runtime.CompilerServices;
using Pipeline.Text;

namespace Pipeline.Classify.Entities;

/// <summary>Hashes of words and features that are the same on every machine and in every process, since model files hold them.</summary>
internal static class TextHash
{
    private const ulong Seed = 0x51_7C_C1_B7_27_22_0A_95;
    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong value)
    {
        value ^= value >> 32;
        value *= 0xD6E8_FEB8_6659_FD93;
        value ^= value >> 32;
        value *= 0xD6E8_FEB8_6659_FD93;
        return value ^ (value >> 32);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Combine(ulong left, ulong right) => Mix((left * Multiplier) ^ right);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Start() => Seed;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, char next) => (hash ^ next) * Multiplier ^ (hash >> 29);

    /// <summary>The hash of a word without regard to case; all digits are one digit, all apostrophes one apostrophe.</summary>
    public static ulong Folded(ReadOnlySpan<char> word)
    {
        var hash = Start();
        foreach (var c in word)
        {
            hash = Add(hash, Fold(c));
        }

        return Mix(hash);
    }

    /// <summary><see cref="Folded"/> of the word with plain letters, by which "Erdoğan" is found as "erdogan".</summary>
    public static ulong FoldedPlain(ReadOnlySpan<char> word)
    {
        var hash = Start();
        foreach (var c in word)
        {
            hash = Add(hash, LatinFolding.Plain(Fold(c)));
        }

        return Mix(hash);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Fold(char c)
    {
        if (c < 128)
        {
            return (uint)(c - 'A') <= 'Z' - 'A' ? (char)(c | 0x20)
                : (uint)(c - '0') <= 9 ? '0'
                : c;
        }

        return c is '’' or '‘' or 'ʼ' ? '\'' : char.ToLowerInvariant(c);
    }
}
