using Pipeline.Ingest.Formats.Office;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Epub;

/// <summary>
/// Reads a book's chapters, each a web page. Covers, title pages and tables of contents are chapters by their form: what has under
/// <see cref="LeastWords"/> words is passed over where others have more.
/// </summary>
internal static class EpubReader
{
    private const int LeastWords = 40;

    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, byte[] bytes)
    {
        var package = new OfficePackage(bytes, context.Budget);
        var book = EpubPackage.Read(package, item.Hints);
        var chapters = new List<(string Path, byte[] Page, int Words)>();
        foreach (var path in book.Chapters)
        {
            context.Budget.CountMember();
            if (package.ReadBytes(path, context.Settings.MaxArticleBytes) is { } page)
            {
                chapters.Add((path, page, CountWords(page)));
            }
        }

        if (chapters.Exists(chapter => chapter.Words >= LeastWords))
        {
            chapters.RemoveAll(chapter => chapter.Words < LeastWords);
        }

        chapters.RemoveAll(chapter => chapter.Words == 0);
        if (chapters is [var only])
        {
            yield return context.Accept(
                item,
                EpubFormat.MediaType,
                bytes,
                TextEncodings.DecodePage(only.Page),
                "application/xhtml+xml",
                book.Hints
            );
            yield break;
        }

        foreach (var (path, page, _) in chapters)
        {
            using var nothing = new ByteSource(Stream.Null);
            var member = item.Inside(nothing, MemberNames.MakeSafe(path), EpubFormat.MediaType);

            // The book's title is its site's name: each chapter has a heading of its own.
            var hints = book.Hints with
            {
                Title = null,
                Site = book.Hints.Title,
                Description = null,
            };
            yield return context.Accept(member, "application/xhtml+xml", page, hints: hints);
        }

        if (chapters.Count == 0)
        {
            yield return context.Reject(
                item,
                ReadingContext.IdOf(bytes),
                new Refusal(
                    RejectionReasons.NoText,
                    "The book has no chapter with text, only pictures. Put them through text recognition (OCR) and drop the result."
                )
            );
        }
    }

    private static int CountWords(byte[] page)
    {
        var text = TextEncodings.DecodePage(page);
        var body = text.IndexOf("<body", StringComparison.OrdinalIgnoreCase);
        var (words, inTag, inWord) = (0, false, false);
        foreach (var c in text.AsSpan(Math.Max(body, 0)))
        {
            inTag = c == '<' || (inTag && c != '>');
            var isLetter = !inTag && c != '>' && char.IsLetterOrDigit(c);

            // Scripts without spaces: a character counts for half a word.
            words += isLetter && (!inWord || (c >= '\u3000' && words % 2 == 0)) ? 1 : 0;
            inWord = isLetter;
        }

        return words;
    }
}
