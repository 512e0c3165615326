using Pipeline.Ingest.Documents;
using Pipeline.Ingest.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Reads the text of a PDF in reading order, with its title, author and dates.</summary>
internal static class PdfParser
{
    /// <summary>A newspaper's whole issue is under 200 pages; past this it is a book, and an article no more.</summary>
    private const int MaxPages = 2000;

    /// <summary>Most characters of text, so that a hostile file cannot have more work done than a long book makes.</summary>
    private const int MaxLetters = 4_000_000;

    /// <summary>Text and document information of a PDF.</summary>
    /// <exception cref="RefusedException">It is locked, breaks off, expands too far or has no text.</exception>
    /// <exception cref="Exception">Whatever PdfPig throws on damaged input.</exception>
    public static ParsedDocument Parse(byte[] bytes)
    {
        using var document = Open(bytes);
        document.AddPageFactory<TextPage, TextPageFactory>();
        var text = new PdfText();
        var skipped = new SkippedParts(document.NumberOfPages, MaxPages);
        var letters = 0;
        for (var number = 1; number <= Math.Min(document.NumberOfPages, MaxPages) && letters < MaxLetters; number++)
        {
            try
            {
                var page = document.GetPage<TextPage>(number);
                letters += page.Glyphs.Count;
                text.Add(PageLayout.Read(page));
                skipped.Read(page, number);
            }
            catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
            {
                // A page that cannot be read loses only itself.
                skipped.Lost(number);
            }
        }

        var (whole, removed) = text.Compose();
        if (string.IsNullOrWhiteSpace(whole) && skipped.HasFaults)
        {
            throw new RefusedException(
                RejectionReasons.Corrupt,
                "None of the PDF's pages can be read. Print it to a new PDF and drop that."
            );
        }

        if (string.IsNullOrWhiteSpace(whole))
        {
            throw new RefusedException(
                RejectionReasons.NoText,
                "The PDF has no text, only pictures of pages, as scanners make them. Put it through text recognition (OCR) and drop the result."
            );
        }

        var hints = PdfInformation.Read(document);
        return new ParsedDocument
        {
            Text = whole,
            Hints = hints.Title is null ? hints with { Title = text.Headline } : hints,
            Removed = removed,
            Skipped = skipped.Sentences(letters >= MaxLetters),
        };
    }

    public static PdfDocument Open(byte[] bytes)
    {
        try
        {
            // Half the default depth: a worker's threads have small stacks.
            return PdfDocument.Open(
                bytes,
                new ParsingOptions
                {
                    UseLenientParsing = true,
                    SkipMissingFonts = true,
                    MaxStackDepth = 128,
                    FilterProvider = new BoundedFilters(),
                }
            );
        }
        catch (PdfDocumentEncryptedException)
        {
            throw new RefusedException(
                RejectionReasons.Encrypted,
                "The PDF is locked with a password. Save it without one and drop it again."
            );
        }
        catch (Exception) when (BreaksOff(bytes))
        {
            throw new RefusedException(RejectionReasons.Truncated, "The PDF breaks off before its end. Copy it again and drop the whole.");
        }
    }

    /// <summary>A PDF ends with a mark, after which writers leave a line end and some servers a little more.</summary>
    private static bool BreaksOff(ReadOnlySpan<byte> bytes) => bytes[^Math.Min(bytes.Length, 2048)..].IndexOf("%%EOF"u8) < 0;
}
