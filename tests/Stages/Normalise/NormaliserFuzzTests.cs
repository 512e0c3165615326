using System.Text;
using Pipeline.Classify;
using Pipeline.Contracts;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise;

/// <summary>Articles broken at random, the same way in every run, through Normalise and Classify.</summary>
public sealed class NormaliserFuzzTests
{
    private const int Mutants = 5_000;

    private static readonly string[] Seeds =
    [
        "Truce Holds in River Towns\n\nBy Ana Ruel\n\nThe guns fell silent on Monday, and the cityโ€™s bakeries opened again. โ€œWe slept,โ€ said Ilya Maren.\n\nCheck Also\n\nMinister resigns over ferry …\n\nLeave a Reply\n\nYour email address will not be published.",
        "# Ein Titel\n\n- eins\n- zwei\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\nDer Rat von Grünau hat am Donnerstag beschlossen, die Altstadt zu sperren. Über die Gebühren wird im Mai beraten.",
        "<html><head><title>Storm | Daily</title><meta charset=utf-8></head><body><nav><a href=/>Home</a></nav><article><h1>Storm</h1><p>The sea came over the road on Monday, and two villages were cut off for a day.</p><ul><li>one<li>two</ul></article><footer>© 2024</footer></body></html>",
        "東京都で5G手機サービスが始まった。กรุงเทพ 2024 «Хлеба» và Đà Nẵng — café naïve ﬁnance 😀👩‍👩‍👧 İstanbul’da مرحبا بالعالم",
    ];

    private static readonly string[] Pieces =
    [
        "โ€™",
        "Ã©",
        "â€",
        "\uFFFD",
        "\uD83D",
        "\uDE00",
        "\0",
        "\u0085",
        "\u200D",
        "\u00AD",
        "’s",
        "l’",
        "d'",
        "5G手",
        "ก",
        "&#x27;",
        "&lt;",
        "<p>",
        "</",
        "<!--",
        "\n\n",
        "\r",
        "\t",
        "A.",
        "U.N.",
        "。",
        "- ",
        "> ",
        "```",
        "---\n",
        "Share",
        "Tags:",
        "©",
        "http://x.y/z?a=b",
        "ﬀ",
        "e\u0301",
        "ß",
        "\u202E",
    ];

    [Theory]
    [InlineData(0, "text/plain")]
    [InlineData(1, "text/markdown")]
    [InlineData(2, "text/html")]
    [InlineData(3, "text/plain")]
    public void Gives_an_answer_for_every_mutant(int seed, string mediaType)
    {
        var random = new Random(seed + 1);
        for (var i = 0; i < Mutants / 4; i++)
        {
            var mutant = Mutant.Of(Seeds[seed], Pieces, random);
            var bytes = Encoding.UTF8.GetBytes(mutant);
            if (i % 3 == 0 && bytes.Length > 0)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            if (Run(bytes, mediaType) is NormaliseResult.Accepted(var article))
            {
                Classifier.Run(article, ClassifySettings.Default).Should().BeOfType<ClassifyResult.Accepted>($"mutant {i} of {seed}");
            }
        }
    }

    [Theory]
    [InlineData(0, "text/plain")]
    [InlineData(1, "text/markdown")]
    [InlineData(2, "text/html")]
    [InlineData(3, "text/plain")]
    public void Normalising_what_came_out_changes_nothing(int seed, string mediaType)
    {
        var random = new Random(seed + 11);
        for (var i = 0; i < Mutants / 4; i++)
        {
            if (Run(Encoding.UTF8.GetBytes(Mutant.Of(Seeds[seed], Pieces, random)), mediaType) is not NormaliseResult.Accepted(var once))
            {
                continue;
            }

            var raw = new RawArticle
            {
                Id = "00",
                Content = [],
                Text = once.Text,
                MediaType = "text/plain",
                TextMediaType = "text/plain",
                Hints = new ArticleHints { Title = once.Title },
            };
            var again = Normaliser.Run(raw, NormaliseSettings.Default);
            var twice = again.Should().BeOfType<NormaliseResult.Accepted>($"mutant {i} of {seed}").Subject.Article;
            (twice.Title, twice.Text).Should().Be((once.Title, once.Text), $"mutant {i} of {seed}");
        }
    }

    internal static NormaliseResult Run(byte[] bytes, string mediaType) =>
        Normaliser.Run(
            new RawArticle
            {
                Id = "00",
                Content = bytes,
                MediaType = mediaType,
            },
            NormaliseSettings.Default
        );
}
