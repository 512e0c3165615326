using Pipeline.Ingest;
using Pipeline.Ingest.Documents;

namespace Pipeline.Stages.Tests.Ingest;

public sealed class ChildProcessTests : IDisposable
{
    private readonly ChildProcessParser _parser = new(new DocumentOptions { Processes = 1 });

    public static TheoryData<string> Killers => [.. KillerPdfs.All.Keys];

    public void Dispose() => _parser.Dispose();

    [Theory]
    [MemberData(nameof(Killers))]
    public void A_document_that_ends_its_reader_is_refused_or_read_and_the_next_is_read(string killer)
    {
        var bad = Ingester.Run(new MemoryStream(KillerPdfs.All[killer]), "bad.pdf", IngestSettings.Default, _parser).ToList();
        var good = Ingester.Run(
            new MemoryStream(PdfWriter.Page(PdfWriter.Line(PdfWriter.Story))),
            "good.pdf",
            IngestSettings.Default,
            _parser
        );

        if (bad is [IngestResult.Rejected rejection])
        {
            rejection.Reason.Should().BeOneOf(RejectionReasons.Corrupt, RejectionReasons.NoText, RejectionReasons.TakesTooLong);
            rejection.Detail.Should().NotBeEmpty();
        }
        else
        {
            bad.Article().Text.Should().Contain(PdfWriter.Story);
        }

        good.Article().Text.Should().Contain(PdfWriter.Story);
    }

    [Fact]
    public void A_killer_in_a_zip_leaves_its_neighbours_alone()
    {
        var zip = Archives.Zip(
            ("a.txt", Archives.Text("The harbour reopened on Monday.")),
            ("b.pdf", KillerPdfs.All["cross-reference stream of a huge width"]),
            ("c.pdf", PdfWriter.Page(PdfWriter.Line(PdfWriter.Story)))
        );

        var results = Ingester.Run(new MemoryStream(zip), "a.zip", IngestSettings.Default, _parser).ToList();

        results.Articles().Select(article => article.Source.Member).Should().Equal("a.txt", "c.pdf");
        results.Rejections().Should().ContainSingle().Which.Member.Should().Be("b.pdf");
    }

    [Fact]
    public void A_child_reads_what_this_process_reads()
    {
        foreach (var name in TestFile.Names().Where(name => name.EndsWith(".pdf", StringComparison.Ordinal)))
        {
            var bytes = TestFile.Read(name);
            var here = InProcessParser.Instance.Parse("application/pdf", bytes);
            if (here.Reason != RejectionReasons.NoText)
            {
                _parser.Parse("application/pdf", bytes).Should().BeEquivalentTo(here);
            }
        }
    }

    [Fact]
    public void A_document_that_takes_too_long_is_ended()
    {
        using var hasty = new ChildProcessParser(
            new DocumentOptions
            {
                Processes = 1,
                TimeLimit = TimeSpan.FromSeconds(1),
                OcrTimeLimit = TimeSpan.FromSeconds(1),
            }
        );
        var pages = string.Concat(Enumerable.Range(0, 400_000).Select(i => PdfWriter.Line("x", i % 500, 10 + (i % 800), 1)));

        hasty.Parse("application/pdf", PdfWriter.Page(pages)).Reason.Should().Be(RejectionReasons.TakesTooLong);
    }

    [Fact]
    public void Settings_out_of_range_are_named_all_at_once()
    {
        var options = new DocumentOptions { MemoryLimitMiB = 1, OcrLanguages = "eng; rm" };

        options
            .Validate()
            .Should()
            .HaveCount(2)
            .And.Contain(fault => fault.Contains("MemoryLimitMiB"))
            .And.Contain(fault => fault.Contains("OcrLanguages"));
    }
}
