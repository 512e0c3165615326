using System.Globalization;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Search.Engine;

namespace Pipeline.Search.Api;

/// <summary>CSV by RFC 4180: CRLF, quotes doubled. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
public static class CsvExport
{
    private const int FlushEvery = 64;

    private static readonly string[] Columns =
    [
        "id",
        "title",
        "published",
        "authors",
        "site",
        "url",
        "language",
        "kind",
        "topics",
        "keywords",
        "people",
        "organisations",
        "places",
        "collection",
        "file",
        "flags",
        "summary",
    ];

    internal static async Task WriteAsync(ArticleFinder finder, HttpContext context, string query)
    {
        var articles = await finder.ExportAsync(query, context.RequestAborted);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = "attachment; filename=articles.csv";
        await using var writer = new StreamWriter(
            context.Response.Body,
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
            leaveOpen: true
        );
        await WriteAsync(articles, writer, context.RequestAborted);
    }

    /// <summary>The header, then a line an article.</summary>
    public static async Task WriteAsync(IEnumerable<IndexedArticle> articles, TextWriter writer, CancellationToken cancellationToken)
    {
        await writer.WriteAsync(string.Join(',', Columns) + "\r\n");
        var written = 0;
        foreach (var article in articles)
        {
            await writer.WriteAsync(Line(article).AsMemory(), cancellationToken);
            if (++written % FlushEvery == 0)
            {
                await writer.FlushAsync(cancellationToken);
            }
        }

        await writer.FlushAsync(cancellationToken);
    }

    internal static string Line(IndexedArticle article)
    {
        string?[] cells =
        [
            article.Id,
            article.Title,
            article.Published?.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture),
            Joined(ArticleDocument.Authors(article)),
            ArticleDocument.SiteOf(article),
            article.Url,
            article.Language,
            article.Kind,
            Joined(article.Topics.Select(topic => topic.Name)),
            Joined(article.Keywords),
            Joined(Names(article, "person")),
            Joined(Names(article, "organisation")),
            Joined(Names(article, "place")),
            article.Collection,
            article.File,
            Joined(article.Flags),
            article.Summary,
        ];
        return string.Join(',', cells.Select(Cell)) + "\r\n";
    }

    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        // What spreadsheets compute: a formula's signs, also behind a tab or line break that they skip, and their full-width twins.
        var safe =
            value.TrimStart(' ', '\t', '\r', '\n') is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]
            || value[0] is '\t' or '\r' or '\n'
                ? "'" + value
                : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n'") >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    private static IEnumerable<string> Names(IndexedArticle article, string type) =>
        article.Entities.Where(entity => entity.Type == type).Select(entity => entity.Text);

    private static string Joined(IEnumerable<string> values) => string.Join("; ", values);
}
