namespace Pipeline.Persistence;

/// <summary>The beginning of an article id, as a person types it.</summary>
internal static class IdPrefix
{
    public const int Shortest = 6;

    /// <summary>Half-open range of the ids that begin so; null where the prefix is too short or no hex.</summary>
    public static (string From, string Below)? Range(string prefix)
    {
        if (prefix.Length is < Shortest or > 64 || !prefix.All(char.IsAsciiHexDigit))
        {
            return null;
        }

        var from = prefix.ToLowerInvariant();
        return (from, from + 'g');
    }
}
