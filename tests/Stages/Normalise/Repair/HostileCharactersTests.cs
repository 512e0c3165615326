using System.Text;
using Pipeline.Normalise.Repair;
using Decoder = Pipeline.Decoding.Decoder;

namespace Pipeline.Stages.Tests.Normalise.Repair;

/// <summary>Input made to break things: no exception, the same result twice. Sizes are such that a quadratic step would show.</summary>
public sealed class HostileCharactersTests
{
    private const int Length = 1 << 18;

    public static TheoryData<string, string> Lines =>
        new()
        {
            { "angle brackets", new string('<', Length) },
            { "ampersands", new string('&', Length) },
            { "lead bytes", new string('Ã', Length) },
            { "pairs", Repeated("Ã©") },
            { "pairs and strays", Repeated("Ã©é") },
            { "lead and space", Repeated("Ã ") },
            { "entities", Repeated("&Atilde;&copy;") },
            { "open entities", Repeated("&amp;amp") },
            { "lone high surrogates", new string('\uD800', Length) },
            { "lone low surrogates", new string('\uDC00', Length) },
            {
                "all byte values",
                string.Concat(Enumerable.Repeat(string.Concat(Enumerable.Range(0, 256).Select(b => (char)b)), Length / 256))
            },
            { "combining marks", "e" + new string('\u0301', 100_000) },
            { "lines of one letter", Repeated("a\n") },
            { "carriage returns", new string('\r', Length) },
            { "everything", string.Concat(Enumerable.Range(0, 0x10000).Select(c => (char)c)) },
        };

    [Theory]
    [MemberData(nameof(Lines))]
    public void Ends_without_an_exception_and_settles(string name, string text)
    {
        name.Should().NotBeEmpty();
        Settles(text, input => MojibakeRepairer.Repair(input).Text);
        Settles(text, input => TextCleaner.Clean(input).Text);
        Settles(text, input => LineJoiner.Join(input).Text);
    }

    [Fact]
    public void Any_bytes_decode_to_something()
    {
        var random = new Random(1);
        foreach (var size in (int[])[0, 1, 2, 3, 4, 5, 100, 10_000])
        {
            var bytes = new byte[size];
            for (var round = 0; round < 20; round++)
            {
                random.NextBytes(bytes);
                var decoded = Decoder.Decode(bytes, round % 2 == 0 ? "no-such-set" : "utf-16", isHtml: true);
                decoded.Note.Undecodable.Should().BeGreaterThanOrEqualTo(0);
                TextCleaner.Clean(decoded.Text).Text.Should().NotContain("\0");
            }
        }
    }

    private static string Repeated(string piece) => new StringBuilder().Insert(0, piece, Length / piece.Length).ToString();

    private static void Settles(string text, Func<string, string> step)
    {
        var once = step(text);
        string.Equals(step(once), once, StringComparison.Ordinal).Should().BeTrue();
    }
}
