using System.Text;
using BenchmarkDotNet.Attributes;
using Pipeline.Contracts;
using Pipeline.Normalise;
using Pipeline.Normalise.Extract;

namespace Pipeline.Benchmarks;

/// <summary>
/// Pages a second: an operation is one page. The pages are as large as news pages are (about 150 KB, most of it scripts), or the first 64
/// of the
/// folder that <c>PIPELINE_BENCH_PAGES</c> names, in UTF-8.
/// </summary>
[MemoryDiagnoser]
public class ExtractionBenchmarks
{
    private const int Pages = 64;
    private readonly string[] _pages = new string[Pages];

    [GlobalSetup]
    public void Setup()
    {
        var given = Environment.GetEnvironmentVariable("PIPELINE_BENCH_PAGES") is { Length: > 0 } folder
            ? Directory.GetFiles(folder).Order(StringComparer.Ordinal).Take(Pages).Select(File.ReadAllText).ToArray()
            : [];
        for (var i = 0; i < Pages; i++)
        {
            _pages[i] = given.Length > 0 ? given[i % given.Length] : Page(new Random(i));
        }
    }

    /// <summary>The story and its metadata.</summary>
    [Benchmark(OperationsPerInvoke = Pages)]
    public int Extract()
    {
        var length = 0;
        foreach (var page in _pages)
        {
            length += HtmlExtractor.Extract(page).Text.Length;
        }

        return length;
    }

    /// <summary>All that Normalise does with a page: repair, cleaning and furniture too.</summary>
    [Benchmark(OperationsPerInvoke = Pages)]
    public int Normalise()
    {
        var length = 0;
        foreach (var page in _pages)
        {
            var raw = new RawArticle
            {
                Id = "00",
                Content = [],
                Text = page,
                MediaType = "text/html",
                TextMediaType = "text/html",
            };
            length += Normaliser.Run(raw, NormaliseSettings.Default) is NormaliseResult.Accepted(var article) ? article.Text.Length : 0;
        }

        return length;
    }

    private static string Page(Random random)
    {
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><title>").Append(Words(random, 9)).Append(" | Site</title>");
        html.Append("<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"")
            .Append(Words(random, 9))
            .Append("\",\"datePublished\":\"2020-02-03T10:00:00Z\"}</script>");
        for (var i = 0; i < 12; i++)
        {
            html.Append("<script>var data")
                .Append(i)
                .Append(" = \"")
                .Append(Words(random, 900))
                .Append("\";</script><style>.a")
                .Append(i)
                .Append(" { color: red }</style>");
        }

        html.Append("</head><body><nav class=\"menu\"><ul>");
        Links(html, random, 120);
        html.Append("</ul></nav><main><article class=\"article-body\"><h1>")
            .Append(Words(random, 9))
            .Append("</h1><div class=\"share-bar\"><a href=\"#\">Share</a></div>");
        for (var i = 0; i < 24; i++)
        {
            html.Append("<p class=\"c")
                .Append(i)
                .Append("\" data-id=\"")
                .Append(i)
                .Append("\">")
                .Append(Words(random, 40))
                .Append(", <a href=\"/x\">")
                .Append(Words(random, 3))
                .Append("</a>.</p>");
        }

        html.Append("</article><aside class=\"related\"><ul>");
        Links(html, random, 80);
        return html.Append("</ul></aside></main><footer>").Append(Words(random, 60)).Append("</footer></body></html>").ToString();
    }

    private static void Links(StringBuilder html, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            html.Append("<li class=\"item\"><a class=\"link\" href=\"/story/")
                .Append(i)
                .Append("\"><span>")
                .Append(Words(random, 8))
                .Append("</span></a></li>");
        }
    }

    private static string Words(Random random, int count)
    {
        var text = new StringBuilder(count * 7);
        for (var i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : " ");
            for (var letters = random.Next(2, 11); letters > 0; letters--)
            {
                text.Append((char)('a' + random.Next(26)));
            }
        }

        return text.ToString();
    }
}
