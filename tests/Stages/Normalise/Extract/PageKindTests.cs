using System.Globalization;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise.Extract;

/// <summary>What a page is, and what follows from it.</summary>
public sealed class PageKindTests
{
    private static readonly string[] Sentences =
    [
        "My pump stopped last night, and the lamp on its front blinks twice, then waits. Has anybody seen this before?",
        "I had the same last winter. The float was stuck under the lid, so have a look at that first before you buy a new one.",
        "The float was it, thank you. I cleaned it with warm water and it runs again, though louder than it did before.",
        "Louder means air in the line. Open the valve on top for a minute while it runs, and the noise should go away.",
    ];

    [Fact]
    public void A_thread_comes_out_as_its_posts()
    {
        var article = Accepted(Thread(Sentences));

        article.Kind.Should().Be("thread");
        article.KindConfidence.Should().BeGreaterThan(0.5);
        article
            .Posts.Should()
            .Equal(
                Sentences.Select(
                    static (text, i) => new ThreadPost($"keeper{i}", new DateTimeOffset(2024, 3, 4 + i, 9, 30, 0, TimeSpan.Zero), text)
                )
            );
    }

    [Fact]
    public void A_post_is_without_signature_and_the_quotes_of_others()
    {
        var posts = Sentences.ToArray();
        posts[2] = $"</p><blockquote><p>{Sentences[1]}</p></blockquote><p>{Sentences[2]}";

        Accepted(Thread(posts)).Posts[2].Text.Should().Be(Sentences[2]);
    }

    [Fact]
    public void A_story_is_an_article_without_posts()
    {
        var article = Accepted(Story);

        article.Kind.Should().Be("article");
        article.Posts.Should().BeEmpty();
        article.Flags.Should().BeEmpty();
    }

    [Fact]
    public void A_listing_is_kept_and_marked() => Accepted(FrontPage()).Kind.Should().Be("listing");

    [Fact]
    public void A_listing_is_refused_where_the_settings_say_so() =>
        Run(FrontPage(), new NormaliseSettings { Listings = ListingPolicy.Reject })
            .Should()
            .BeOfType<NormaliseResult.Rejected>()
            .Which.Reason.Should()
            .Be("listing");

    [Fact]
    public void A_story_is_no_listing_whatever_the_settings_say() =>
        Run(Story, new NormaliseSettings { Listings = ListingPolicy.Reject }).Should().BeOfType<NormaliseResult.Accepted>();

    [Fact]
    public void A_text_has_no_kind() =>
        ((NormaliseResult.Accepted)Run("The wall was repaired on Monday, the council said.", NormaliseSettings.Default, "text/plain"))
            .Article.Kind.Should()
            .BeNull();

    private static string Story =>
        $"""
            <html><head><title>The sea wall is repaired</title><meta property="og:type" content="article">
            <meta property="article:published_time" content="2024-03-04T09:30:00Z"></head><body><nav><a href="/">Home</a></nav><article><h1>The sea wall is repaired</h1>
            {string.Concat(
                Enumerable.Range(1, 8).Select(static i =>
                    $"<p>In week {i} the crews set the stones of row {i}, and the council said that the work was on time and within its budget.</p>"
                )
            )}
            </article><footer>All rights reserved</footer></body></html>
            """;

    private static string Thread(string[] posts)
    {
        var page = new StringBuilder(
            "<html><head><title>Pump stopped, lamp blinks - Pump forum</title><link rel=\"canonical\" href=\"https://forum.example.org/threads/pump-stopped.12/\"></head>"
                + "<body class=\"forum\"><nav><a href=\"/forums\">Forums</a> <a href=\"/members\">Members</a></nav><h1>Pump stopped, lamp blinks</h1><div class=\"posts\">"
        );
        for (var i = 0; i < posts.Length; i++)
        {
            page.Append(
                CultureInfo.InvariantCulture,
                $"""
                <div class="post" id="post-{i}"><div class="post-author"><a class="username" href="/members/keeper{i}">keeper{i}</a></div>
                <div class="post-date"><time datetime="2024-03-0{4 + i}T09:30:00Z">March {4 + i}, 2024</time></div>
                <div class="message-body"><p>{posts[i]}</p></div><div class="signature">Keep your floats clean, and your lids closed.</div>
                <div class="post-buttons"><a href="/reply">Reply</a> <a href="/quote">Quote</a></div></div>
                """
            );
        }

        return page.Append("</div></body></html>").ToString();
    }

    private static string FrontPage()
    {
        var cards = string.Concat(
            Enumerable
                .Range(1, 20)
                .Select(static i =>
                    $"<div class=\"card\"><h3><a href=\"/story-{i}\">The {i}. story of this day, in a few words</a></h3><p>What the {i}. story tells, in a line.</p></div>"
                )
        );
        return $"<html><head><title>Coast Daily</title><link rel=\"canonical\" href=\"https://coast.example.org/\"><meta property=\"og:type\" content=\"website\"></head><body><div class=\"grid\">{cards}</div></body></html>";
    }

    private static NormalisedArticle Accepted(string html) => ((NormaliseResult.Accepted)Run(html, NormaliseSettings.Default)).Article;

    private static NormaliseResult Run(string text, NormaliseSettings settings, string mediaType = "text/html") =>
        Normaliser.Run(
            new RawArticle
            {
                Id = new string('a', 64),
                Content = Encoding.UTF8.GetBytes(text),
                MediaType = mediaType,
            },
            settings
        );
}
