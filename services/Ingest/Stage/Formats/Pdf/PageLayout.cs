using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>A page's blocks of lines, in reading order.</summary>
internal static class PageLayout
{
    /// <summary>
    /// A broadsheet page has 30,000 letters. Finding blocks is of more than linear cost, so past this the order of writing is taken as it
    /// is.
    /// </summary>
    private const int MaxLetters = 40_000;

    /// <summary>How much of a page's height is margin, where heads, feet and page numbers stand.</summary>
    private const double Edge = 0.12;

    private static readonly DocstrumBoundingBoxes Segmenter = new(
        new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 }
    );
    private static readonly NearestNeighbourWordExtractor Words = new(
        new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 }
    );

    public static IReadOnlyList<PdfBlock> Read(Page page)
    {
        var letters = page.Letters;
        if (letters.Count == 0)
        {
            return [];
        }

        if (letters.Count > MaxLetters)
        {
            return [new PdfBlock([new PdfLine(string.Concat(letters.Select(letter => letter.Value)), 0, 0, 0, 0, IsAtEdge: false)])];
        }

        var words = Words.GetWords(letters).Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var blocks = Segmenter.GetBlocks(words);
        var ordered = new UnsupervisedReadingOrderDetector(10).Get(blocks);
        return
        [
            .. ordered
                .Select(block => new PdfBlock([.. block.TextLines.Select(line => ToLine(line, page))]))
                .Where(block => block.Lines.Count > 0),
        ];
    }

    private static PdfLine ToLine(TextLine line, Page page) =>
        new(
            line.Text.Trim(),
            line.BoundingBox.Left,
            line.BoundingBox.Right,
            line.BoundingBox.Height,
            line.Words.SelectMany(word => word.Letters).Select(letter => letter.PointSize).DefaultIfEmpty(0).Max(),
            line.BoundingBox.Bottom > page.Height * (1 - Edge) || line.BoundingBox.Top < page.Height * Edge
        );
}
