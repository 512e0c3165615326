using System.Text;
using System.Xml;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Feeds;

/// <summary>
/// Reads RSS 0.9x, 1.0 and 2.0 and Atom, an article an entry. Document types are passed over and no entity is ever expanded. The base
/// library's
/// syndication reader gives up a whole feed for one bad date or one bad entry, so it is not used.
/// </summary>
internal static class FeedReader
{
    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, DetectedFormat detected)
    {
        using var text = FeedText.Open(item);
        var splitter = new EntrySplitter(text, context.Settings.MaxArticleBytes);
        var root = splitter.ReadRoot();
        var rootName = NameOf(root);
        var names = EntryNames.Of(rootName, root);
        var isEntryAlone = names.IsEntryAlone;
        FeedChannel? channel = null;
        var number = 0;
        while (splitter.Next(names.Are, out var isWhole) is { } xml)
        {
            number++;
            context.Budget.CountMember();
            channel ??= FeedChannel.Read(splitter.Head, isEntryAlone);
            var bytes = Encoding.UTF8.GetBytes(xml);
            var nth = isEntryAlone ? item : item.Nth(number, detected.MediaType);
            if (!isWhole)
            {
                yield return context.Reject(
                    nth,
                    ReadingContext.IdOf(bytes),
                    new Refusal(
                        RejectionReasons.Truncated,
                        $"The feed breaks off inside its entry {number}; those before were taken. Fetch it again and drop the whole."
                    )
                );
                break;
            }

            yield return ReadEntry(context, nth, detected, bytes, isEntryAlone ? xml : $"{root}{xml}</{rootName}>", channel);
        }

        if (number == 0)
        {
            yield return context.Reject(
                item,
                context.ItemId(item),
                new Refusal(RejectionReasons.NoArticle, "The feed has no entry. Check its address and fetch it again.")
            );
        }
    }

    private static IngestResult ReadEntry(
        ReadingContext context,
        Item item,
        DetectedFormat detected,
        byte[] bytes,
        string document,
        FeedChannel channel
    )
    {
        try
        {
            return FeedEntry.Read(document, channel).ToArticle(channel) is { } article
                ? context.Accept(item, detected.MediaType, bytes, article.Text, article.TextMediaType, article.Hints)
                : context.Reject(
                    item,
                    ReadingContext.IdOf(bytes),
                    new Refusal(
                        RejectionReasons.NoText,
                        "The entry has no text, as feeds of headlines have. Fetch the article itself and drop that."
                    )
                );
        }
        catch (XmlException e)
        {
            return context.Reject(
                item,
                ReadingContext.IdOf(bytes),
                new Refusal(
                    RejectionReasons.Corrupt,
                    $"The entry is not well-formed XML; the other entries are not touched by that. ({e.Message})"
                )
            );
        }
    }

    private static string NameOf(string startTag)
    {
        var end = startTag.AsSpan().IndexOfAny(" \t\r\n/>");
        return end > 1 ? startTag[1..end] : "";
    }
}
