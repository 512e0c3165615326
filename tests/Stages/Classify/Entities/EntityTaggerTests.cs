using Pipeline.Classify.Entities;

namespace Pipeline.Stages.Tests.Classify.Entities;

public sealed class EntityTaggerTests
{
    [Theory]
    [InlineData("President William Ruto flew to Nairobi on Monday .", "O B-PER I-PER O O B-LOC O O O")]
    [InlineData("She studied at the University of Cape Town .", "O O O O B-ORG I-ORG I-ORG I-ORG O")]
    [InlineData("Yesterday the weather was fine .", "O O O O O O")]
    public void Labels_each_word(string sentence, string tags) => EntityTagger.Tag(sentence.Split(' ')).Should().Equal(tags.Split(' '));

    [Fact]
    public void Gives_a_label_for_every_token_even_for_none_and_for_odd_ones()
    {
        EntityTagger.Tag([]).Should().BeEmpty();
        EntityTagger.Tag(["", " ", "\0", "💥", "ﷺ"]).Should().Equal("O", "O", "O", "O", "O");
    }

    [Fact]
    public void Continues_only_names_that_have_begun()
    {
        string[] words =
        [
            "Ada",
            "Okoro",
            "of",
            "Lagos",
            "Bank",
            "and",
            "Kofi",
            "Mensah",
            ",",
            "Accra",
            "Council",
            "said",
            "UN",
            "New",
            "York",
        ];
        var random = new Random(1);
        for (var round = 0; round < 300; round++)
        {
            var tags = EntityTagger.Tag([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => words[random.Next(words.Length)])]);
            for (var i = 0; i < tags.Count; i++)
            {
                if (!tags[i].StartsWith("I-", StringComparison.Ordinal))
                {
                    continue;
                }

                (i > 0 && tags[i - 1].Length == 5 && tags[i - 1][2..] == tags[i][2..]).Should().BeTrue();
            }
        }
    }
}
