using Pipeline.Classify.Entities;

namespace Pipeline.Stages.Tests.Classify.Entities;

public sealed class WordTraitsTests
{
    [Theory]
    [InlineData("Syria", nameof(WordShape.Capitalised))]
    [InlineData("Škoda", nameof(WordShape.Capitalised))]
    [InlineData("O'Connor", nameof(WordShape.Capitalised))]
    [InlineData("city", nameof(WordShape.Lower))]
    [InlineData("NATO", nameof(WordShape.Upper))]
    [InlineData("J.", nameof(WordShape.Initial))]
    [InlineData("U.N.", nameof(WordShape.DottedUpper))]
    [InlineData("Inc.", nameof(WordShape.CapitalisedDotted))]
    [InlineData("McDonald", nameof(WordShape.Mixed))]
    [InlineData("iPhone", nameof(WordShape.Mixed))]
    [InlineData("al-Masri", nameof(WordShape.LowerHyphenCapitalised))]
    [InlineData("Jean-Claude", nameof(WordShape.CapitalisedHyphenCapitalised))]
    [InlineData("1,200", nameof(WordShape.Number))]
    [InlineData("25th", nameof(WordShape.LetterAndDigit))]
    [InlineData("’s", nameof(WordShape.Possessive))]
    [InlineData("https://example.org", nameof(WordShape.Address))]
    [InlineData("(", nameof(WordShape.OpeningBracket))]
    public void Tells_how_a_word_is_written(string word, string shape) => WordTraits.ShapeOf(word).ToString().Should().Be(shape);

    [Fact]
    public void Hashes_a_word_alike_in_any_case_and_with_any_apostrophe() =>
        TextHash.Folded("NYONG’O").Should().Be(TextHash.Folded("Nyong'o")).And.NotBe(TextHash.Folded("Nyongo"));

    [Fact]
    public void Hashes_never_change_because_models_hold_them() => TextHash.Folded("Nairobi").Should().Be(HashOfNairobi);

    [Theory]
    [InlineData("Erdoğan", "erdogan")]
    [InlineData("Nguyễn", "nguyen")]
    [InlineData("Łódź", "lodz")]
    [InlineData("Đoković", "dokovic")]
    public void Looks_up_letters_with_marks_as_plain_ones(string word, string plain) =>
        TextHash.FoldedPlain(word).Should().Be(TextHash.Folded(plain));

    private const ulong HashOfNairobi = 0xE87B7E9EFE792228;
}
