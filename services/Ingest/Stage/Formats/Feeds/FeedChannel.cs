namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>What a feed says of itself before its first entry.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Language">As declared.</param>
/// <param name="Authors">Who writes it, for entries that say nothing of it.</param>
/// <param name="IsEntryAlone">True where there is an entry and no feed around it.</param>
internal sealed record FeedChannel(string? Title, string? Language, IReadOnlyList<string> Authors, bool IsEntryAlone)
{
    public static FeedChannel Read(string head, bool isEntryAlone)
    {
        // In RSS the channel is a level below the root, in Atom the root itself.
        List<FeedElement> top =
        [
            .. FeedElement.ReadAt(FeedXml.Mend(head), 1, leniently: true),
            .. FeedElement.ReadAt(FeedXml.Mend(head), 2, leniently: true),
        ];
        var language = top.FirstOrDefault(element => element.Name == "language" && element.Text.Trim().Length is > 1 and < 36)?.Text.Trim();
        return new FeedChannel(
            Markup.Line(top.FirstOrDefault(element => element is { Name: "title", Prefix: "", HasElements: false })?.Text),
            language ?? LanguageOfRoot(head),
            isEntryAlone ? [] : FeedAuthors.OfFeed(top),
            isEntryAlone
        );
    }

    private static string? LanguageOfRoot(string head)
    {
        var at = head.IndexOf("xml:lang=", StringComparison.Ordinal) + 10;
        var end = at < 10 || at >= head.Length ? -1 : head.IndexOfAny(['"', '\''], at);
        return end > at && end - at < 36 ? head[at..end] : null;
    }
}
