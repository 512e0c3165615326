namespace Pipeline.Search.Stories;

/// <summary>
/// The near-duplicate signature as the contract says: a version byte, then the low bytes of minima, whose share of equal ones estimates how
/// many five-word shingles two texts have in common.
/// </summary>
internal static class Signature
{
    /// <summary>Three bytes a band: two texts share a given band by chance once in 2^24.</summary>
    private const int BandBytes = 3;

    // 24 bands of 3: texts with half of their shingles in common share one with 96 %, with .4 of them 79 %, with .2 18 %.
    private const int MostBands = 24;

    /// <summary>Terms, one a band; none for a text without a signature.</summary>
    public static IEnumerable<string> Bands(byte[] signature)
    {
        for (var band = 0; band < MostBands && 1 + ((band + 1) * BandBytes) <= signature.Length; band++)
        {
            var bytes = Convert.ToBase64String(signature.AsSpan(1 + (band * BandBytes), BandBytes));
            yield return $"{(char)('A' + band)}{signature[0]}{bytes}";
        }
    }

    /// <summary>From 0 to 1; 0 where one has no signature or they are of different kinds.</summary>
    public static double Similarity(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (a.Length != b.Length || a.Length < 2 || a[0] != b[0])
        {
            return 0;
        }

        var equal = 0;
        for (var i = 1; i < a.Length; i++)
        {
            equal += a[i] == b[i] ? 1 : 0;
        }

        const double Chance = 1.0 / 256; // bytes that agree by chance
        return Math.Max(0, (((double)equal / (a.Length - 1)) - Chance) / (1 - Chance));
    }
}
