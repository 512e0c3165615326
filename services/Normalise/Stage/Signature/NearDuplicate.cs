using System.Numerics;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Signature;

/// <summary>
/// Near-duplicate signature: MinHash over shingles of five words by one permutation (Li, Owen and Zhang 2012) with optimal
/// densification (Shrivastava 2017), one byte kept of each minimum (Li and König 2010).
/// </summary>
/// <remarks>
/// 128 bins of 8 bits behind a version byte, 129 bytes in all. A word is a run of letters, marks and digits without case; a character
/// of a script written without spaces counts as a word. The estimate's standard error is at most .045. Changes with no word in them
/// (case, punctuation, paragraphs) do not change the signature. Same text, same bytes, on every machine and in every release with
/// this version byte.
/// </remarks>
public static class NearDuplicate
{
    /// <summary>Leads each signature; changes whenever the same text would give other bytes.</summary>
    public const byte Version = 1;

    public const int ShingleWords = 5;
    public const int Bins = 128;

    /// <summary>Fewer words than this are not text to compare: a headline, a caption, a greeting.</summary>
    public const int LeastWords = 20;

    /// <summary>From this similarity on two texts are versions of one: agency copy with a new headline or a cut last paragraph.</summary>
    public const double SuggestedThreshold = 0.6;

    private const int BinBits = 7;
    private const ulong Seed = 0x9E3779B97F4A7C15;

    /// <summary>The signature; empty for a text of fewer than <see cref="LeastWords"/> words.</summary>
    public static byte[] Sign(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<ulong> minima = stackalloc ulong[Bins];
        minima.Fill(ulong.MaxValue);
        Span<ulong> window = stackalloc ulong[ShingleWords];
        var words = 0;
        var hash = Seed;
        var inside = false;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (Tokens.IsUnspaced(c))
            {
                EndWord(window, minima);
                hash = Seed ^ c;
                inside = true;
                EndWord(window, minima);
            }
            else if (c < 128 ? char.IsAsciiLetterOrDigit(c) : Tokens.IsWordChar(c) || char.IsDigit(c) || char.IsSurrogate(c))
            {
                hash = (hash ^ (c < 128 ? (char)(c | 0x20) : char.ToLowerInvariant(c))) * 0x100000001B3;
                inside = true;
            }
            else if (c is not ('\'' or '’'))
            {
                EndWord(window, minima);
            }
        }

        if (words < LeastWords)
        {
            return [];
        }

        var signature = new byte[Bins + 1];
        signature[0] = Version;
        for (var bin = 0; bin < Bins; bin++)
        {
            signature[bin + 1] = (byte)Minimum(minima, bin);
        }

        return signature;

        void EndWord(Span<ulong> window, Span<ulong> minima)
        {
            if (!inside)
            {
                return;
            }

            window[words++ % ShingleWords] = Mix(hash);
            hash = Seed;
            inside = false;
            if (words < ShingleWords)
            {
                return;
            }

            var shingle = Seed;
            for (var back = 0; back < ShingleWords; back++)
            {
                shingle = BitOperations.RotateLeft(shingle, 11) ^ window[(words + back) % ShingleWords];
            }

            shingle = Mix(shingle);
            ref var minimum = ref minima[(int)(shingle >> (64 - BinBits))];
            minimum = Math.Min(minimum, shingle & (ulong.MaxValue >> BinBits));
        }
    }

    /// <summary>
    /// Estimated share of five-word shingles that two texts have in common, 0 to 1; 0 where one is empty or of another version.
    /// </summary>
    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != Bins + 1 || b.Length != Bins + 1 || a[0] != Version || b[0] != Version)
        {
            return 0;
        }

        var equal = 0;
        for (var i = 1; i <= Bins; i++)
        {
            if (a[i] == b[i])
            {
                equal++;
            }
        }

        // One byte in 256 agrees by chance.
        const double chance = 1.0 / 256;
        return Math.Max(0, ((double)equal / Bins - chance) / (1 - chance));
    }

    /// <inheritdoc cref="Similarity(ReadOnlySpan{byte}, ReadOnlySpan{byte})"/>
    public static double Similarity(byte[] a, byte[] b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return Similarity(a.AsSpan(), b.AsSpan());
    }

    // An empty bin borrows from a full one, chosen by a hash of the bin and the attempt, so that two texts borrow alike.
    private static ulong Minimum(ReadOnlySpan<ulong> minima, int bin)
    {
        var from = bin;
        for (var attempt = 1ul; minima[from] == ulong.MaxValue; attempt++)
        {
            from = (int)(Mix((ulong)bin * Seed + attempt) >> (64 - BinBits));
        }

        return minima[from];
    }

    // The finaliser of SplitMix64.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
