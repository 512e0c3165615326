using System.Text;
using Pipeline.Contracts;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise.Furniture;

/// <summary>What a page's markup calls a list, a table, a definition or code is the story's, and so is the paragraph after it.</summary>
public sealed class StructureTests
{
    private const string Before =
        "The lock at Sandhaven opened to boats again on Friday, after divers had spent three weeks freeing its lower gate from a sunken barge.";

    private const string After =
        "Skippers who had waited above the town said that they would not trust the gate before it had closed a hundred times without a sound.";

    [Theory]
    [InlineData("<ul><li>Upper Lock</li><li>Mill Basin</li><li>Old Weir</li></ul>", "- Upper Lock|- Mill Basin|- Old Weir")]
    [InlineData("<ol><li>Close the sluice</li><li>Wait</li><li>Open the gate</li></ol>", "Close the sluice|Wait|Open the gate")]
    [InlineData(
        "<table><tr><th>Month</th><th>Boats</th></tr><tr><td>March</td><td>210</td></tr><tr><td>April</td><td>340</td></tr></table>",
        "March | 210|April | 340"
    )]
    [InlineData("<dl><dt>Draught</dt><dd>1.40 m</dd><dt>Beam</dt><dd>5.10 m</dd></dl>", "Draught|1.40 m|Beam|5.10 m")]
    [InlineData("<pre>$ lock --times\nUp 07:00\nDown 08:30\ndone</pre>", "Up 07:00|Down 08:30")]
    [InlineData("<pre>if (gate.Open)\n{\n    horn.Blow();\n}</pre>", "if (gate.Open)|horn.Blow();")]
    public void Stays_with_the_paragraph_after_it(string part, string lines)
    {
        var page =
            $"<html><head><title>The lock is open</title></head><body><article><h1>The lock is open</h1><p>{Before}</p>{part}<p>{After}</p></article></body></html>";

        var article = Accepted(page, "text/html");

        article.Text.Should().StartWith(Before).And.EndWith(After).And.ContainAll(lines.Split('|'));
        Accepted($"{article.Title}\n\n{article.Text}", "text/plain").Text.Should().Be(article.Text);
    }

    [Theory]
    [InlineData("Day | Boats | Turned back\nMonday | 31 | 4\nTuesday | 28 | 0")]
    [InlineData("- Upper Lock\n- Mill Basin\n- Old Weir")]
    [InlineData("gate.Open();\nhorn.Blow();\nreturn gate;")]
    public void Stays_in_plain_text_too(string part)
    {
        var text = $"{Before}\n\n{part}\n\n{After}";

        Accepted("The lock is open\n\n" + text, "text/plain").Text.Should().Be(text);
    }

    private static NormalisedArticle Accepted(string text, string mediaType) =>
        NormaliserFuzzTests.Run(Encoding.UTF8.GetBytes(text), mediaType).Should().BeOfType<NormaliseResult.Accepted>().Subject.Article;
}
