using Pipeline.Normalise.Signature;

namespace Pipeline.Stages.Tests.Normalise.Signature;

public sealed class NearDuplicateTests
{
    private const string Harbour = """
        The harbour master of Lindholm closed the northern quay on Tuesday after divers found two cracks in the old sea wall. Ferries to the
        outer islands now leave from the fish market, and the crossing takes a quarter of an hour longer than before. Engineers will bring a
        crane from the mainland next week to lift the first of forty stone blocks. The council set aside nine million crowns for the work and
        hopes to open the quay again before the herring season begins. Shopkeepers along the front said that trade had already fallen.
        """;

    private const string Bakery = """
        A bakery in the old town has kept the same sourdough alive since 1911, feeding it every morning before the ovens are lit. Its owner,
        the great-granddaughter of the founder, now sells jars of it to customers who want to bake at home. Last winter a burst pipe flooded
        the cellar, and for two days neighbours kept the dough in their own kitchens. It survived, and so did the shop. Queues are longer
        than ever on Saturdays, when the rye loaves with caraway come out shortly after nine and are usually gone by ten.
        """;

    [Fact]
    public void Is_the_same_for_the_same_text_whatever_its_case_punctuation_and_paragraphs()
    {
        var shouted = Harbour.ToUpperInvariant().Replace(".", " !\n\n").Replace(",", "");

        NearDuplicate.Sign(shouted).Should().Equal(NearDuplicate.Sign(Harbour));
        NearDuplicate.Similarity(NearDuplicate.Sign(shouted), NearDuplicate.Sign(Harbour)).Should().Be(1);
    }

    [Fact]
    public void Stays_the_same_from_release_to_release()
    {
        var signature = NearDuplicate.Sign(Harbour);

        signature.Should().HaveCount(129);
        signature[0].Should().Be(NearDuplicate.Version);
        Convert.ToHexStringLower(signature.AsSpan(1, 8)).Should().Be("bae69c83a4715366");
    }

    [Fact]
    public void Finds_agency_copy_with_a_new_ending_alike()
    {
        var edited = Harbour.Replace(
            "Shopkeepers along the front said that trade had already fallen.",
            "The mayor was not available for comment."
        );

        NearDuplicate
            .Similarity(NearDuplicate.Sign(edited), NearDuplicate.Sign(Harbour))
            .Should()
            .BeGreaterThan(NearDuplicate.SuggestedThreshold);
    }

    [Fact]
    public void Finds_two_stories_different()
    {
        NearDuplicate.Similarity(NearDuplicate.Sign(Bakery), NearDuplicate.Sign(Harbour)).Should().BeLessThan(0.1);
    }

    [Fact]
    public void Estimates_the_share_of_common_shingles()
    {
        // 400 numbered words, of which the second text shares the first 300: 296 of 496 five-word shingles are common.
        var first = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i}"));
        var second = string.Join(
            ' ',
            Enumerable.Range(0, 300).Select(i => $"word{i}").Concat(Enumerable.Range(0, 100).Select(i => $"other{i}"))
        );

        NearDuplicate.Similarity(NearDuplicate.Sign(first), NearDuplicate.Sign(second)).Should().BeApproximately(296.0 / 496, 0.12);
    }

    [Theory]
    [InlineData("港口管理局周二宣布关闭北码头，因为潜水员在旧海堤上发现了两条裂缝。前往外岛的渡轮现在从鱼市场出发。")]
    [InlineData("ท่าเรือทางเหนือปิดให้บริการเมื่อวันอังคารหลังจากนักดำน้ำพบรอยแตกสองแห่งในกำแพงกันคลื่นเก่า")]
    public void Compares_scripts_without_spaces_by_characters(string text)
    {
        var sign = NearDuplicate.Sign(text);

        sign.Should().NotBeEmpty();
        NearDuplicate.Similarity(NearDuplicate.Sign(text + text[..6]), sign).Should().BeGreaterThan(0.6);
        NearDuplicate.Similarity(NearDuplicate.Sign(new string([.. text.Reverse()])), sign).Should().BeLessThan(0.3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n")]
    [InlineData("Quay closed after divers find cracks in Lindholm sea wall")]
    public void Gives_short_texts_no_signature(string text)
    {
        NearDuplicate.Sign(text).Should().BeEmpty();
        NearDuplicate.Similarity(NearDuplicate.Sign(text), NearDuplicate.Sign(text)).Should().Be(0);
    }

    [Fact]
    public void Tells_reports_apart_that_differ_in_their_numbers()
    {
        string Report(int seed) => string.Join(' ', Enumerable.Range(seed, 60).Select(i => $"Match {i * 7} ended {i % 9} to {i % 4}."));

        NearDuplicate.Similarity(NearDuplicate.Sign(Report(1)), NearDuplicate.Sign(Report(500))).Should().BeLessThan(0.2);
    }

    [Fact]
    public void Does_not_compare_signatures_of_another_version()
    {
        var sign = NearDuplicate.Sign(Harbour);
        var later = (byte[])sign.Clone();
        later[0]++;

        NearDuplicate.Similarity(sign, later).Should().Be(0);
        NearDuplicate.Similarity(sign, sign[..64]).Should().Be(0);
    }

    [Fact]
    public void Takes_lone_surrogates_and_a_megabyte_on_one_line()
    {
        NearDuplicate.Sign(string.Concat(Enumerable.Repeat("\uD83D \uDE00x ", 200_000))).Should().HaveCount(129);
    }
}
