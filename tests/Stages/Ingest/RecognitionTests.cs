using System.Diagnostics;
using Pipeline.Ingest;
using Pipeline.Ingest.Documents;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Text recognition with the real Tesseract, on pictures that poppler draws of pages which the tests write.</summary>
public sealed class RecognitionTests : IDisposable
{
    private const string English = "The harbour wall in the small town was repaired on Tuesday.";
    private const string German = "Die Fähre fährt über den Fluss, sagte die Bürgermeisterin.";

    private readonly ChildProcessParser _parser = new(new DocumentOptions { Processes = 1, OcrLanguages = "eng+deu" });

    public void Dispose() => _parser.Dispose();

    [Theory]
    [InlineData("-png", English)]
    [InlineData("-jpeg", English)]
    [InlineData("-tiff", English)]
    [InlineData("-png", German)]
    public void A_picture_of_text_is_read_with_its_confidence(string kind, string text)
    {
        var article = Read(Draw(kind, text)).Article();

        article.Text.Should().Be(text);
        article.Hints.OcrConfidence.Should().BeInRange(0.8, 1);
    }

    [Fact]
    public void A_damaged_picture_is_told_as_damaged()
    {
        var picture = Draw("-png", English);

        Read([.. picture.Take(60)]).Rejection().Reason.Should().Be(RejectionReasons.Corrupt);
    }

    [Fact]
    public void A_scanned_page_in_a_PDF_is_read()
    {
        var picture = Draw("-jpeg", English);
        var (width, height) = JpegSize(picture);
        var pdf = PdfWriter.Page(
            "480 0 0 48 40 600 cm /P Do",
            "/XObject<</P 6 0 R>>",
            "",
            PdfWriter.Stream(
                $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode",
                System.Text.Encoding.Latin1.GetString(picture)
            )
        );

        Read(pdf).Article().Text.Should().Be(English);
    }

    private List<IngestResult> Read(byte[] bytes) =>
        [.. Ingester.Run(new MemoryStream(bytes, writable: false), "scan", IngestSettings.Default, _parser)];

    /// <summary>A line of 12 points at 300 dots an inch, as scanners have it, cut out of its page.</summary>
    private static byte[] Draw(string kind, string text)
    {
        Assert.SkipWhen(Find("tesseract") is null || Find("pdftoppm") is null, "tesseract or pdftoppm is not installed.");
        var folder = Directory.CreateTempSubdirectory("pipeline-test-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.pdf");
            var pdf = new PdfWriter();
            pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
            pdf.Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
            pdf.Add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>");
            pdf.Add(PdfWriter.Stream("", PdfWriter.Line(text, 60)));
            pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>");
            File.WriteAllBytes(file, pdf.ToBytes());
            string[] arguments =
            [
                kind,
                "-gray",
                "-r",
                "300",
                "-x",
                "200",
                "-y",
                "500",
                "-W",
                "2000",
                "-H",
                "200",
                file,
                Path.Combine(folder.FullName, "out"),
            ];
            using var process = Process.Start(new ProcessStartInfo("pdftoppm", arguments))!;
            process.WaitForExit();
            return File.ReadAllBytes(folder.GetFiles("out*").Single().FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(':')
            .Select(path => Path.Combine(path, program))
            .FirstOrDefault(File.Exists);

    private static (int Width, int Height) JpegSize(ReadOnlySpan<byte> jpeg)
    {
        var at = jpeg.IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        return ((jpeg[at + 7] << 8) | jpeg[at + 8], (jpeg[at + 5] << 8) | jpeg[at + 6]);
    }
}
