using System.Text.Json;
using Pipeline.Classify;
using Pipeline.Contracts;
using Pipeline.Normalise;
using Pipeline.Stages.Tests.Ingest;
using Pipeline.Text;

namespace Pipeline.Stages.Tests;

/// <summary>
/// No text is cut inside a surrogate pair, wherever it is shortened: texts of nothing but pairs, with one character before them or none, so
/// that every cut falls between the halves of one in one of the two.
/// </summary>
public sealed class SurrogateTests
{
    private const string Pair = "\U00020BB7"; // a letter, so that it makes words

    public static TheoryData<string> Starts => ["", "a"];

    [Theory]
    [MemberData(nameof(Starts))]
    public void Every_stage_keeps_pairs_whole(string start)
    {
        var long_ = start + string.Concat(Enumerable.Repeat(Pair, 700));
        var words = string.Concat(
            Enumerable.Repeat($"{start}{string.Concat(Enumerable.Repeat(Pair, 30))} said on Monday that the harbour reopens. ", 9_000)
        );
        string[] texts = [long_, $"{long_}\nBy {long_}\n\n{words}", words];
        foreach (var text in texts)
        {
            var page =
                $"<html><head><title>{long_}</title><meta name=author content='{long_}'><meta name=description content='{text}'></head><body><div class='related-links'><p>{long_}</p></div><article><p>{text}</p></article></body></html>";
            foreach (var (body, type) in new[] { (text, "text/plain"), (page, "text/html") })
            {
                ShouldBeWhole(Run(body, type));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Starts))]
    public void A_refusals_detail_keeps_pairs_whole(string start)
    {
        var name = start + string.Concat(Enumerable.Repeat(Pair, 200));

        ShouldBeWhole(IngestRun.Of($"[{{\"{name}\":1}}]").Rejections());
        ShouldBeWhole(IngestRun.Of(Archives.Zip(($"{name}/{name}.txt", []))));
    }

    [Theory]
    [InlineData("ab", 5, "ab")]
    [InlineData("abc", 2, "ab")]
    [InlineData("a\U0001F600b", 2, "a")]
    [InlineData("a\U0001F600b", 3, "a\U0001F600")]
    [InlineData("a", 0, "")]
    public void Cuts_before_a_pair_or_after_it(string text, int longest, string kept) => TextCut.To(text, longest).Should().Be(kept);

    private static object[] Run(string text, string mediaType)
    {
        var raw = new RawArticle
        {
            Id = "a",
            Content = [],
            MediaType = mediaType,
            Text = text,
            TextMediaType = mediaType,
        };
        return Normaliser.Run(raw, NormaliseSettings.Default) is NormaliseResult.Accepted(var article)
            ? [article, Classifier.Run(article, ClassifySettings.Default)]
            : [];
    }

    // The serializer writes half a pair as U+FFFD, which is in none of the texts.
    private static void ShouldBeWhole<T>(IEnumerable<T> made)
    {
        made.Should().NotBeEmpty();
        made.Should().AllSatisfy(one => JsonSerializer.Serialize(one, one!.GetType()).Should().NotContainAny("\uFFFD", "\\uFFFD"));
    }
}
