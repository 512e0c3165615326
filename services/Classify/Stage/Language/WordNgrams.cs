namespace Pipeline.Classify.Language;

/// <summary>
/// The features of one word: every run of one to five characters of the word between its boundaries, and the word itself. Hashed, since
/// a model needs to recognise them and never to spell them.
/// </summary>
internal static class WordNgrams
{
    public const int LongestNgram = 5;

    /// <summary>Longer words are cut here; the bound keeps a hostile run of letters linear and the sums of a word within 16 bits.</summary>
    public const int LongestWord = 28;

    /// <summary>Room for the features of the longest word.</summary>
    public const int MostHashes = ((LongestWord + 2) * LongestNgram) + 1;

    private const uint Prime = 0x9E3779B1;
    private const uint WholeWord = 0x5BD1E995;

    /// <param name="word">Folded letters, at most <see cref="LongestWord"/>.</param>
    /// <param name="hashes">At least <see cref="MostHashes"/> long.</param>
    /// <returns>How many were written.</returns>
    public static int Collect(ReadOnlySpan<char> word, Span<uint> hashes)
    {
        Span<char> padded = stackalloc char[LongestWord + 2];
        padded[0] = ' ';
        word.CopyTo(padded[1..]);
        padded[word.Length + 1] = ' ';
        padded = padded[..(word.Length + 2)];

        var count = 0;
        for (var start = 0; start < padded.Length; start++)
        {
            var hash = 0u;
            var end = Math.Min(start + LongestNgram, padded.Length);
            for (var i = start; i < end; i++)
            {
                hash = (uint.RotateLeft(hash, 5) ^ padded[i]) * Prime;
                if (i > start || padded[i] != ' ')
                {
                    hashes[count++] = Mix(hash);
                }
            }
        }

        if (word.Length > LongestNgram - 2)
        {
            var hash = WholeWord;
            foreach (var letter in word)
            {
                hash = (uint.RotateLeft(hash, 5) ^ letter) * Prime;
            }

            hashes[count++] = Mix(hash);
        }

        return count;
    }

    private static uint Mix(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x85EBCA6B;
        return hash ^ (hash >> 13);
    }
}
