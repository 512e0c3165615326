namespace Pipeline.Normalise.Extract;

/// <summary>Tells links that are never closed: the next link begins, or the page ends, before their end tag.</summary>
/// <remarks>Both positions only move forward, so that a page of links is searched once and not from each.</remarks>
internal struct LinkEnds(string source)
{
    private int _nextStart = -1;
    private int _nextEnd = -1;

    /// <param name="from">Just behind the link's start tag.</param>
    public bool IsLeftOpen(int from)
    {
        _nextStart = _nextStart < from ? Next("<a", from) : _nextStart;
        _nextEnd = _nextEnd < from ? Next("</a", from) : _nextEnd;
        return _nextEnd >= _nextStart;
    }

    private readonly int Next(string tag, int from)
    {
        while (true)
        {
            var at = source.IndexOf(tag, from, StringComparison.OrdinalIgnoreCase);
            if (at < 0)
            {
                return source.Length;
            }

            from = at + tag.Length;
            if (from < source.Length && (source[from] is '>' or '/' || char.IsWhiteSpace(source[from])))
            {
                return at;
            }
        }
    }
}
