using CsCheck;
using Pipeline.Classify.Entities;

namespace Pipeline.Stages.Tests.Classify.Entities;

public sealed class EntityRecogniserPropertyTests
{
    private static readonly string[] Pieces =
    [
        "Ada",
        "Okoro",
        "Mr.",
        "President",
        "U.N.",
        "the",
        "of",
        "and",
        "said",
        "Lagos",
        "Bank",
        "(",
        ")",
        ",",
        ".",
        "\n",
        "\n\n",
        "’s",
        "'s",
        "\"",
        "“",
        "”",
        "SNA",
        "Syrian",
        "National",
        "Army",
        "al-Shami",
        "New",
        "York",
        "in",
        "-",
        "—",
        "https://example.org",
        "25th",
        "é",
        "Ž",
        "💥",
        "\u200B",
        "\uD800",
        "\0",
        "中国",
        "O'Brien",
        "Jr.",
        "J.",
        "I",
    ];

    private static readonly Gen<string> Texts = Gen.Int[0, Pieces.Length * 5 - 1]
        .Select(i =>
            Pieces[i / 5]
            + (i % 5) switch
            {
                0 => "",
                1 => "\u00A0",
                _ => " ",
            }
        )
        .Array[0, 80]
        .Select(string.Concat);

    [Fact]
    public void Every_form_stands_in_the_text_and_the_fullest_comes_first() =>
        Texts.Sample(
            text =>
            {
                var flat = string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
                foreach (var entity in EntityRecogniser.Recognise(null, text))
                {
                    entity.Forms.Should().OnlyHaveUniqueItems().And.StartWith(entity.Text);
                    entity.Count.Should().BeGreaterThanOrEqualTo(entity.Forms.Count);
                    entity.Type.Should().BeOneOf("person", "organisation", "place");
                    foreach (var form in entity.Forms)
                    {
                        flat.Should().Contain(form);
                    }
                }
            },
            iter: 2_000
        );

    [Fact]
    public void The_same_text_gives_the_same_names() =>
        Texts.Sample(
            text =>
                EntityRecogniser
                    .Recognise("Title", text)
                    .Should()
                    .BeEquivalentTo(EntityRecogniser.Recognise("Title", text), o => o.WithStrictOrdering()),
            iter: 200
        );

    [Fact]
    public void Any_characters_are_read() => Gen.String[0, 200].Sample(text => EntityRecogniser.Recognise(text, text), iter: 2_000);

    [Theory]
    [InlineData("A")]
    [InlineData("Ab ")]
    [InlineData("A.")]
    [InlineData("A-")]
    [InlineData("(")]
    [InlineData("'")]
    [InlineData("Ada Okoro and ")]
    [InlineData("x@")]
    [InlineData("\n")]
    [InlineData("ALL CAPS WORDS HERE. ")]
    public void Reads_a_million_characters_of_the_same_and_no_more_than_its_limit(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        EntityRecogniser.Recognise(text, text).Sum(e => e.Count).Should().BeLessThanOrEqualTo(EntityRecogniser.Longest);
    }

    [Fact]
    public void Reads_many_different_names()
    {
        var text = string.Join(
            ". ",
            Enumerable
                .Range(0, 20_000)
                .Select(i => $"Mr Na{(char)('a' + (i % 26))}me{(char)('a' + (i / 26 % 26))}{(char)('a' + (i / 676))} Okoro left")
        );

        EntityRecogniser.Recognise(null, text).Should().NotBeEmpty();
    }
}
