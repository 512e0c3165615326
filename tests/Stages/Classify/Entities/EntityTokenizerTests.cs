using Pipeline.Classify.Entities;

namespace Pipeline.Stages.Tests.Classify.Entities;

public sealed class EntityTokenizerTests
{
    [Theory]
    [InlineData("Kenya's president spoke.", "Kenya|'s|president|spoke|.")]
    [InlineData("Kenya’s president", "Kenya|’s|president")]
    [InlineData("the rebels’ camp", "the|rebels|’|camp")]
    [InlineData("U.N. Envoy A. B. Smith", "U.N.|Envoy|A.|B.|Smith")]
    [InlineData("Mr. Otieno and Dr. Bello", "Mr.|Otieno|and|Dr.|Bello")]
    [InlineData("Lupita Nyong’o and Sinead O'Connor", "Lupita|Nyong’o|and|Sinead|O'Connor")]
    [InlineData("London-based Jean-Claude al-Masri", "London|-based|Jean-Claude|al-Masri")]
    [InlineData("AT&T paid $3.5bn, or 1,200 each", "AT&T|paid|$|3.5bn|,|or|1,200|each")]
    [InlineData("See https://example.org/a-b?c=d, or mail a.b@example.org.", "See|https://example.org/a-b?c=d|,|or|mail|a.b@example.org|.")]
    [InlineData("Nguyễn Phú Trọng, Škoda", "Nguyễn|Phú|Trọng|,|Škoda")]
    [InlineData("well... \"Yes,\" he said", "well|...|\"|Yes|,|\"|he|said")]
    public void Cuts_text_into_words(string text, string expected) => EntityTokenizer.Split(text).Should().Equal(expected.Split('|'));

    [Theory]
    [InlineData("It rained. Then it stopped.", "It|Then")]
    [InlineData("He met Mr. Bello in St. Louis. They talked.", "He|They")]
    [InlineData("The U.N. envoy left. \"Go,\" he said. He stayed.", "The|\"|He")]
    [InlineData("It belongs to Acme Inc. The price is unknown.", "It|The")]
    [InlineData("A headline without a stop\nNext it begins.", "A|Next")]
    [InlineData("“I am here.” She left.", "“|She")]
    [InlineData("About 3.5 million people e.g. farmers.", "About")]
    [InlineData("A line that is long enough to have been wrapped by a\nprogram goes on.", "A")]
    public void Tells_where_sentences_begin(string text, string expected)
    {
        var tokens = new List<EntityToken>();

        EntityTokenizer.Tokenize(text, text.Length, tokens);

        tokens.Where(t => t.OpensSentence).Select(t => t.In(text).ToString()).Should().Equal(expected.Split('|'));
    }

    [Fact]
    public void Cuts_a_sentence_that_never_ends()
    {
        var tokens = new List<EntityToken>();
        var text = string.Join(' ', Enumerable.Repeat("Word", 10_000));

        EntityTokenizer.Tokenize(text, text.Length, tokens);

        tokens.Should().HaveCount(10_000);
        tokens.Count(t => t.OpensSentence).Should().BeGreaterThanOrEqualTo(10_000 / (EntityTokenizer.LongestSentence + 1));
    }
}
