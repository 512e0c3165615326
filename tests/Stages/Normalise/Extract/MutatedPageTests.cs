using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise.Extract;

/// <summary>Pages broken at random, the same way in every run.</summary>
public sealed class MutatedPageTests
{
    private const int MutantsPerPage = 400;

    private static readonly string[] Pieces =
    [
        "<",
        ">",
        "\"",
        "'",
        "</div>",
        "<div>",
        "<p>",
        "</p>",
        "<table>",
        "<tr>",
        "</td>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<style>",
        "<svg>",
        "&#xD800;",
        "&amp",
        "\uD83D",
        "\uDE00",
        "\0",
        "<a href=",
        "<title>",
        "<h1>",
        "{",
        "]",
        "\\u",
        "<li>",
        "<blockquote>",
        "<br>",
        "<article>",
        "<body>",
        "</html>",
        "<textarea>",
        "<noscript>",
        "<plaintext>",
        "<frameset>",
    ];

    public static TheoryData<string> Cases => new(HtmlCase.Names);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gives_a_result_for_every_mutant(string name)
    {
        var page = HtmlCase.Page(name);
        // string.GetHashCode differs from run to run; the name's letters do not.
        var random = new Random(name.Sum(static c => c) * 7919);
        for (var i = 0; i < MutantsPerPage; i++)
        {
            var mutant = Mutant.Of(page, Pieces, random);
            try
            {
                var result = HtmlExtractor.Extract(mutant);
                result.Text.Should().NotBeNull();
                result.Removed.Count.Should().BeLessThanOrEqualTo(40);
            }
            catch (Exception e) when (e is not Xunit.Sdk.IAssertionException)
            {
                Assert.Fail($"Mutant {i} of {name}: {e}\n{mutant}");
            }
        }
    }
}
