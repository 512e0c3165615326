using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Contracts;

namespace Pipeline.Search.Api;

/// <summary>A JSON object a line: the article as <c>indexed</c> has it, without stamp and signature.</summary>
public static class NdjsonExport
{
    private const int FlushEvery = 64;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    internal static async Task WriteAsync(ArticleFinder finder, HttpContext context, string query)
    {
        var articles = await finder.ExportAsync(query, context.RequestAborted);
        context.Response.ContentType = "application/x-ndjson";
        context.Response.Headers.ContentDisposition = "attachment; filename=articles.ndjson";
        await WriteAsync(articles, context.Response.Body, context.RequestAborted);
    }

    public static async Task WriteAsync(IEnumerable<IndexedArticle> articles, Stream stream, CancellationToken cancellationToken)
    {
        var written = 0;
        foreach (var article in articles)
        {
            await JsonSerializer.SerializeAsync(stream, article, Format, cancellationToken);
            await stream.WriteAsync("\n"u8.ToArray(), cancellationToken);
            if (++written % FlushEvery == 0)
            {
                await stream.FlushAsync(cancellationToken);
            }
        }

        await stream.FlushAsync(cancellationToken);
    }
}
