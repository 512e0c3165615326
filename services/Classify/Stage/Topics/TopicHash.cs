namespace Pipeline.Classify.Topics;

/// <summary>FNV-1a over UTF-16 units, with a closing mix so that the high bits serve as a directory.</summary>
internal static class TopicHash
{
    public const uint Start = 2166136261;

    public static uint Add(uint hash, char unit) => (hash ^ unit) * 16777619;

    public static uint Finish(uint hash)
    {
        hash ^= hash >> 16;
        hash *= 0x85EBCA6B;
        hash ^= hash >> 13;
        hash *= 0xC2B2AE35;
        hash ^= hash >> 16;
        return hash;
    }

    /// <summary>A pair of neighbouring words, in their order.</summary>
    public static uint Pair(uint first, uint second) => Finish((first * 31) ^ uint.RotateLeft(second, 15));
}
