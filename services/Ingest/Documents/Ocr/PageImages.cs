using System.Diagnostics;
using Pipeline.Ingest.Formats.Pdf;

namespace Pipeline.Ingest.Documents.Ocr;

/// <summary>
/// A scanned document's pages as pictures: drawn by poppler's <c>pdftoppm</c> where it is installed, else those that it embeds.
/// </summary>
internal static class PageImages
{
    private const int DotsPerInch = 300;

    public static IReadOnlyList<byte[]> Of(byte[] pdf, int maxPages) =>
        Programs.Find("pdftoppm") is { } program ? Draw(program, pdf, maxPages) : PdfPictures.Read(pdf, maxPages);

    private static List<byte[]> Draw(string program, byte[] pdf, int maxPages)
    {
        var folder = Directory.CreateTempSubdirectory("pipeline-pages-");
        try
        {
            var file = Path.Combine(folder.FullName, "document.pdf");
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (
                var argument in (string[])
                    ["-r", $"{DotsPerInch}", "-gray", "-png", "-l", $"{maxPages}", file, Path.Combine(folder.FullName, "page")]
            )
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            process.ErrorDataReceived += static (_, _) => { };
            process.BeginErrorReadLine();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return
            [
                .. folder
                    .GetFiles("page*.png")
                    .OrderBy(page => page.Name, StringComparer.Ordinal)
                    .Select(page => File.ReadAllBytes(page.FullName)),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
