using Pipeline.Classify.Topics;

namespace Pipeline.Stages.Tests.Classify.Topics;

public sealed class TopicTokensTests
{
    [Theory]
    [InlineData("The U.N. envoy's 12-page report", "The U N envoy page report")]
    [InlineData("Syria’s fourth-largest city", "Syria fourth largest city")]
    [InlineData("café ÉLAN don't", "café ÉLAN don t")]
    [InlineData("G7 3G", "G G")]
    [InlineData("", "")]
    [InlineData("—’s", "s")]
    public void Takes_runs_of_letters_for_words(string text, string words) => Words(text).Should().Be(words);

    [Theory]
    [InlineData("Minister", "minister")]
    [InlineData("ÉLAN", "élan")]
    public void Hears_no_difference_between_cases(string one, string other) => Hashes(one).Should().Equal(Hashes(other));

    [Theory]
    [InlineData("prime minister", true)]
    [InlineData("prime-minister", true)]
    [InlineData("prime, minister", false)]
    [InlineData("prime.\nMinister", false)]
    [InlineData("union's leader", true)]
    public void Tells_neighbours_from_words_that_a_mark_parts(string text, bool adjacent)
    {
        var tokens = new TopicTokens(text);
        tokens.MoveNext();
        tokens.Adjacent.Should().BeFalse();
        tokens.MoveNext();

        tokens.Adjacent.Should().Be(adjacent);
    }

    private static string Words(string text)
    {
        var words = new List<string>();
        for (var tokens = new TopicTokens(text); tokens.MoveNext(); )
        {
            words.Add(text[tokens.Range]);
        }

        return string.Join(' ', words);
    }

    private static List<uint> Hashes(string text)
    {
        var hashes = new List<uint>();
        for (var tokens = new TopicTokens(text); tokens.MoveNext(); )
        {
            hashes.Add(tokens.Hash);
        }

        return hashes;
    }
}
