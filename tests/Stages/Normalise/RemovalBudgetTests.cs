using Pipeline.Contracts;
using Pipeline.Normalise;
using Pipeline.Normalise.Extract;

namespace Pipeline.Stages.Tests.Normalise;

public sealed class RemovalBudgetTests
{
    [Fact]
    public void Says_how_many_more_pieces_went_than_there_is_room_for()
    {
        var notes = Enumerable.Range(0, 200).Select(static _ => new RemovalNote(new string('ж', 250), "comment")).ToArray();

        var (kept, more) = RemovalBudget.Within(notes);

        kept.Count.Should().Be(RemovalBudget.MostBytes / 500);
        (kept.Count + more).Should().Be(200);
    }

    [Fact]
    public void Lists_all_of_them_where_they_fit() =>
        RemovalBudget
            .Within([.. Enumerable.Range(0, 100).Select(static _ => new RemovalNote("Share this", "share-bar"))])
            .More.Should()
            .Be(0);

    [Fact]
    public void What_goes_between_the_headline_and_the_story_is_told_too()
    {
        const string story =
            "<p>The harbour commission voted on Tuesday to close the old ferry terminal, and nobody in the town was surprised by it.</p>"
            + "<p>The building, which dates from before the war, has stood half empty for years, said the head of the commission.</p>";

        var page = HtmlExtractor.Extract(
            $"<title>Terminal closes</title><body><h1>Terminal closes</h1><ul class='share-buttons'><li><a href='/f'>Share on Facebook</a></li><li><a href='/t'>Tweet this story</a></li></ul><div class='article-body'>{story}{story}</div></body>"
        );

        page.Removed.Should().Contain(static note => note.Text.Contains("Share on Facebook"));
    }
}
