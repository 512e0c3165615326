using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

public sealed class StyleReaderTests
{
    [Theory]
    [InlineData(".note { display: none }", ".note")]
    [InlineData("#banner{color:red;display:none;}", "#banner")]
    [InlineData(".a, .b { DISPLAY : none !important }", ".a", ".b")]
    [InlineData("p { margin: 0 } .late { display:none }", ".late")]
    public void A_rule_of_its_own_hides_what_it_names(string sheet, params string[] hidden) =>
        Hidden(sheet).Should().BeEquivalentTo(hidden);

    [Theory]
    [InlineData(".note { display: block }")]
    [InlineData(".menu .note { display: none }")]
    [InlineData(".note:hover { display: none }")]
    [InlineData("p { display: none }")]
    [InlineData("@media print { .note { display: none } }")]
    [InlineData(".note { display: none")]
    [InlineData("")]
    public void A_rule_that_hides_at_times_hides_nothing(string sheet) => Hidden(sheet).Should().BeEmpty();

    [Fact]
    public void Rules_past_a_screens_own_are_read_again() =>
        Hidden("@media (max-width: 600px) { .wide { display: none } } .old { display: none }").Should().Equal(".old");

    [Fact]
    public void A_sheet_of_a_million_names_is_read_in_part() =>
        Hidden(string.Concat(Enumerable.Range(0, 100_000).Select(static i => $".c{i}{{display:none}}"))).Should().HaveCount(500);

    private static HashSet<string> Hidden(string sheet)
    {
        var hidden = new HashSet<string>(StringComparer.Ordinal);
        StyleReader.Read(sheet, hidden);
        return hidden;
    }
}
