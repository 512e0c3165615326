using System.Text;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise;

public sealed class ReviewFlagsTests
{
    private const string Story =
        "The lock at Sandhaven opened to boats again on Friday, after divers had spent three weeks freeing its lower gate from a sunken barge. "
        + "Skippers who had waited above the town said that they would not trust the gate before it had closed a hundred times without a sound.";

    [Fact]
    public void An_article_of_some_length_from_which_little_went_has_none() => FlagsOf(Story).Should().BeEmpty();

    [Fact]
    public void A_line_or_two_are_very_short() => FlagsOf("The lock is open, and the boats are gone.").Should().Equal("very-short");

    [Fact]
    public void A_short_text_in_signs_that_say_more_is_not() =>
        FlagsOf(
                "河口的船闸星期五重新开放，潜水员用了三个星期才把下闸门从沉船中解救出来。在镇子上游等候的船长们说，他们要等闸门无声地关闭一百次之后才会相信它。"
            )
            .Should()
            .BeEmpty();

    [Fact]
    public void More_furniture_than_story_is_much()
    {
        var teasers = string.Concat(
            Enumerable.Range(1, 12).Select(i => $"\n\nAnother boat that waited below the old weir for {i} days and came home …")
        );

        FlagsOf($"{Story}\n\nRelated articles{teasers}\n\nLeave a Reply\n\nYour email address will not be published.")
            .Should()
            .Equal("much-removed");
    }

    private static IReadOnlyList<string> FlagsOf(string text) =>
        NormaliserFuzzTests
            .Run(Encoding.UTF8.GetBytes(text), "text/plain")
            .Should()
            .BeOfType<NormaliseResult.Accepted>()
            .Subject.Article.Flags;
}
