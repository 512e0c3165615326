using UglyToad.PdfPig;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>The largest picture on each page: a scanner puts one a page.</summary>
internal static class PdfPictures
{
    public static IReadOnlyList<byte[]> Read(byte[] bytes, int maxPages)
    {
        using var document = PdfParser.Open(bytes);
        var pictures = new List<byte[]>();
        for (var number = 1; number <= Math.Min(document.NumberOfPages, maxPages); number++)
        {
            if (Largest(document, number) is { } picture)
            {
                pictures.Add(picture);
            }
        }

        return pictures;
    }

    private static byte[]? Largest(PdfDocument document, int number)
    {
        var largest = document.GetPage(number).GetImages().MaxBy(image => (long)image.WidthInSamples * image.HeightInSamples);
        if (largest is null)
        {
            return null;
        }

        // JPEG is kept as it is; what is not may be written as PNG.
        return largest.RawBytes is [0xFF, 0xD8, ..] ? largest.RawBytes.ToArray()
            : largest.TryGetPng(out var png) ? png
            : null;
    }
}
