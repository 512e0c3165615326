using Pipeline.Contracts;

namespace Pipeline.Ingest.Documents.Ocr;

/// <summary>Reads text where there is text, and has pictures of text recognised where there is none.</summary>
/// <param name="parser">Reads documents that have text.</param>
/// <param name="tesseract">Reads pictures; null where it is not installed.</param>
/// <param name="begins">Called before recognition, which takes seconds a page.</param>
internal sealed class RecognisingParser(IDocumentParser parser, TesseractProgram? tesseract, Action begins) : IDocumentParser
{
    private static readonly string[] Pictures = ["image/png", "image/jpeg", "image/tiff", "image/webp"];

    public static bool IsPicture(string mediaType) => Pictures.Contains(mediaType);

    public bool Reads(string mediaType) => parser.Reads(mediaType) || IsPicture(mediaType);

    public ParsedDocument Parse(string mediaType, byte[] bytes)
    {
        if (IsPicture(mediaType))
        {
            if (tesseract is null)
            {
                return NotInstalled("picture");
            }

            begins();
            return Recognise(tesseract, [bytes], new ArticleHints());
        }

        var parsed = parser.Parse(mediaType, bytes);
        if (parsed.Reason != RejectionReasons.NoText || mediaType != InProcessParser.Pdf)
        {
            return parsed;
        }

        if (tesseract is null)
        {
            return NotInstalled("PDF of scanned pages");
        }

        begins();
        var pages = PageImages.Of(bytes, tesseract.MaxPages);
        return pages.Count == 0 ? parsed : Recognise(tesseract, pages, parsed.Hints);
    }

    /// <summary>The refusal that says how to add text recognition.</summary>
    public static ParsedDocument NotInstalled(string what) =>
        ParsedDocument.Refused(
            RejectionReasons.NoText,
            $"This is a {what}, and text recognition is not installed. Install tesseract-ocr (Debian: apt-get install tesseract-ocr, with tesseract-ocr-deu and so on for other languages; in the container image build with OCR=1) and drop it again, or drop the text."
        );

    private static ParsedDocument Recognise(TesseractProgram tesseract, IReadOnlyList<byte[]> pages, ArticleHints hints)
    {
        var opened = pages.Select(tesseract.Read).OfType<RecognisedPage>().ToList();
        if (opened.Count == 0)
        {
            return ParsedDocument.Refused(
                RejectionReasons.Corrupt,
                "The picture is damaged or breaks off, and text recognition cannot open it. Get a fresh copy and drop that."
            );
        }

        var read = opened.Where(page => page.Text.Length > 0).ToList();
        if (read.Count == 0 || !read.Any(page => page.Text.Any(char.IsLetter)))
        {
            return ParsedDocument.Refused(
                RejectionReasons.NoText,
                "Text recognition found no text in its pictures. If there is some, scan it larger (300 dots an inch) and drop that."
            );
        }

        return new ParsedDocument
        {
            Text = string.Join("\n\n", read.Select(page => page.Text)),
            Hints = hints with
            {
                OcrConfidence = Math.Round(read.Sum(page => page.Confidence * page.Words) / read.Sum(page => page.Words), 3),
            },
        };
    }
}
