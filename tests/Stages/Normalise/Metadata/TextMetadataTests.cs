using Pipeline.Contracts;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Stages.Tests.Normalise.Metadata;

public sealed class TextMetadataTests
{
    [Fact]
    public void Reads_byline_date_and_dateline_of_a_wire_story()
    {
        const string text = """
            Ferry terminal to close
            By Tilda Brandt and Ole Lind
            Published 15 June 2021 14:05 GMT

            PORT ELLEN, Scotland (Reuters) - The harbour commission voted on Tuesday to close the old ferry terminal for two years.

            A second paragraph of the story stands here.
            """;

        TextMetadata
            .Read(text)
            .Should()
            .Be(
                new TextMetadata(
                    "Tilda Brandt and Ole Lind",
                    new DateTimeOffset(2021, 6, 15, 14, 5, 0, TimeSpan.Zero),
                    DatePrecision.Minute,
                    null,
                    "PORT ELLEN, Scotland (Reuters)"
                )
            );
    }

    [Fact]
    public void Takes_no_date_or_name_from_the_story_itself()
    {
        const string text =
            "The war that began on 1 September 1939 was not the first, and on 3 October 2019 historians met again to say so at length.\nBy the river stood a house, and by noon it was gone for good.";

        TextMetadata.Read(text).Should().Be(new TextMetadata(null, null, null, null, null));
    }

    [Fact]
    public void Tells_an_update_from_the_first_publication() =>
        TextMetadata
            .Read("Updated: 3 May 2018, 10:00\nPosted: 2 May 2018, 09:00\n\nA story.")
            .Should()
            .BeEquivalentTo(
                new
                {
                    Published = new DateTimeOffset(2018, 5, 2, 9, 0, 0, TimeSpan.Zero),
                    Modified = new DateTimeOffset(2018, 5, 3, 10, 0, 0, TimeSpan.Zero),
                }
            );

    [Theory]
    [InlineData("LONDON, March 3 — The bells will ring again on Sunday, the chapter of the cathedral said.", "LONDON, March 3")]
    [InlineData("DAMASCUS (Reuters) - The road north is open again, drivers at the market said on Monday.", "DAMASCUS (Reuters)")]
    [InlineData("(AP) — The road north is open again, drivers at the market said early on Monday.", "(AP)")]
    [InlineData("VIENNA -- The road north is open again, drivers at the market said on Monday.", "VIENNA")]
    [InlineData("NEW DELHI: The road north is open again, drivers at the market said on Monday.", "NEW DELHI")]
    [InlineData("DEAR ABBY: The road north is open again, drivers at the market said on Monday.", null)]
    [InlineData("WATCH: The road north is open again, drivers at the market said on Monday.", null)]
    [InlineData("The road north - the only one - is open again, drivers at the market said.", null)]
    public void Reads_the_dateline(string opening, string? expected) => TextMetadata.Read(opening).Dateline.Should().Be(expected);

    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("BY JANE DOE, STAFF WRITER", "JANE DOE")]
    [InlineData("Von Grete Amsel", "Grete Amsel")]
    [InlineData("Par Luc de la Tour", "Luc de la Tour")]
    [InlineData("By and large", null)]
    [InlineData("By the river", null)]
    public void Reads_the_byline(string line, string? expected) => TextMetadata.Read(line + "\n\nThe story.").Author.Should().Be(expected);
}
