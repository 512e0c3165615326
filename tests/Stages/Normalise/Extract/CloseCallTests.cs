using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Stages.Tests.Normalise.Extract;

public sealed class CloseCallTests
{
    private const string Left = "<p>The ferry ran aground off the cape on Sunday, and all of its passengers were taken ashore.</p>";
    private const string Right = "<p>The museum opens its new hall on Friday, and the first visitors will be let in for nothing.</p>";

    [Theory]
    [InlineData(nameof(FurnitureKind.Teaser), 0.9, true)]
    [InlineData(nameof(FurnitureKind.Teaser), 0.3, false)]
    [InlineData(nameof(FurnitureKind.Headline), 0.9, false)]
    [InlineData(nameof(FurnitureKind.Hidden), 0.9, false)]
    public void What_was_left_out_and_looks_half_as_good_makes_a_close_call(string why, double likely, bool isClose)
    {
        var evidence = PageEvidence.Of($"<div>{Left}</div><div>{Right}</div>");

        CloseCall
            .Is(new AnalysedPage(evidence, [FurnitureKind.None, Enum.Parse<FurnitureKind>(why)], [0.9, likely], Root: 0))
            .Should()
            .Be(isClose);
    }
}
