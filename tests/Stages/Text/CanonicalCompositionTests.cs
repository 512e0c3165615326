using Pipeline.Text;

namespace Pipeline.Stages.Tests.Text;

public sealed class CanonicalCompositionTests
{
    [Theory]
    [InlineData("e\u0301", "é")]
    [InlineData("n\u0303a", "ña")]
    [InlineData("e\u0323\u0302", "ệ")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("\u2126", "Ω")]
    public void Puts_letters_and_their_marks_together(string apart, string together) =>
        CanonicalComposition.Compose(apart).Should().Be(together);
}
