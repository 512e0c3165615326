using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pipeline.Classify;
using Pipeline.Contracts;
using Pipeline.Ingest;
using Pipeline.Ingest.Documents;
using Pipeline.Normalise;

namespace Pipeline.Cli;

/// <summary>The stages' functions one after the other, in memory.</summary>
internal sealed class Inspector(bool classify)
{
    private static readonly Lazy<ChildProcessParser> Documents = new(() => new ChildProcessParser(new DocumentOptions()));

    /// <summary>
    /// The articles in a file, each with what is still to be done for it: reading is one thread's, the rest any thread's.
    /// </summary>
    public IEnumerable<Func<InspectRecord>> Read(InspectSource source)
    {
        if (source.Reason is not null)
        {
            return [() => Refuse(source, null, null, source.Reason, source.Detail!)];
        }

        return ReadFile(source);
    }

    private IEnumerable<Func<InspectRecord>> ReadFile(InspectSource source)
    {
        Stream content;
        string? refusal = null;
        try
        {
            content = source.Path == "-" ? Console.OpenStandardInput() : File.OpenRead(source.Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            (content, refusal) = (Stream.Null, exception.Message);
        }

        if (refusal is not null)
        {
            yield return () => Refuse(source, null, null, "no-permission", refusal);
            yield break;
        }

        using (content)
        {
            var name = source.Path == "-" ? "" : Path.GetFileName(source.Path);
            foreach (var result in Ingester.Run(content, name, IngestSettings.Default, Documents.Value))
            {
                yield return result switch
                {
                    IngestResult.Accepted(var article) => () =>
                        Inspect(article) with
                        {
                            File = source.Path,
                            Member = article.Source.Member,
                        },
                    IngestResult.Rejected refused => () =>
                        Refuse(source, refused.Member, refused.ArticleId, refused.Reason, refused.Detail),
                    _ => throw new InvalidOperationException($"Unknown result {result}."),
                };
            }
        }
    }

    private static InspectRecord Refuse(InspectSource source, string? member, string? id, string reason, string detail) =>
        new()
        {
            File = source.Path,
            Member = member,
            Id = id is null ? null : IdOf(id),
            Rejected = new RejectedPart(Stage.Ingest, reason, detail),
        };

    private static JsonElement IdOf(string id) => JsonSerializer.SerializeToElement(id, JsonOutput.Lines);

    /// <summary>
    /// A line of <c>{"id", "text"}</c> or <c>{"id", "html"}</c>, optionally with <c>"title"</c>; the id is given back as it came.
    /// </summary>
    public InspectRecord InspectLine(string line)
    {
        JsonLine parsed;
        try
        {
            parsed = JsonLine.Read(line);
        }
        catch (JsonException exception)
        {
            return new InspectRecord { Rejected = new RejectedPart(Stage.Ingest, RejectionReasons.Corrupt, exception.Message) };
        }

        var text = parsed.Html ?? parsed.Text ?? "";
        var raw = new RawArticle
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Content = [],
            MediaType = parsed.Html is null ? "text/plain" : "text/html",
            Text = text,
            TextMediaType = parsed.Html is null ? "text/plain" : "text/html",
            Hints = new ArticleHints { Title = parsed.Title, Url = parsed.Url },
        };
        return Inspect(raw) with { Id = parsed.Id };
    }

    private InspectRecord Inspect(RawArticle raw)
    {
        switch (Normaliser.Run(raw, NormaliseSettings.Default))
        {
            case NormaliseResult.Rejected(var reason, var detail):
                return new InspectRecord { Id = IdOf(raw.Id), Rejected = new RejectedPart(Stage.Normalise, reason, detail) };
            case NormaliseResult.Accepted(var article) when classify:
                return Classify(article, Describe(article));
            case NormaliseResult.Accepted(var article):
                return Describe(article);
            default:
                throw new InvalidOperationException("Unknown result.");
        }
    }

    private static InspectRecord Describe(NormalisedArticle article) =>
        new()
        {
            Id = IdOf(article.Id),
            Title = article.Title,
            Text = article.Text,
            Language = article.DeclaredLanguage,
            Published = article.Published,
            PublishedPrecision = article.PublishedPrecision,
            Modified = article.Modified,
            PublishedEvidence = article.PublishedEvidence,
            Author = article.Author,
            Authors = article.Authors,
            Source = article.Site,
            Url = article.Url,
            PageId = article.PageId,
            Dateline = article.Dateline,
            Description = article.Description,
            Image = article.Image,
            Kind = article.Kind,
            KindConfidence = article.KindConfidence,
            Posts = article.Posts,
            Flags = article.Flags,
            Decoding = article.Decoding,
            Repairs = article.Repairs,
            Removed = article.Removed,
            RemovedMore = article.RemovedMore,
            Skipped = article.Skipped,
            OcrConfidence = article.OcrConfidence,
        };

    private static InspectRecord Classify(NormalisedArticle article, InspectRecord record) =>
        Classifier.Run(article, ClassifySettings.Default) switch
        {
            ClassifyResult.Accepted(var classified) => record with
            {
                Language = classified.Language,
                LanguageConfidence = classified.LanguageConfidence,
                Topics = classified.Topics,
                NoTopicReason = classified.NoTopicReason,
                Keywords = classified.Keywords,
                Entities = classified.Entities,
                Summary = classified.Summary,
                WordCount = classified.WordCount,
                ReadingMinutes = classified.ReadingMinutes,
            },
            ClassifyResult.Rejected(var reason, var detail) => record with { Rejected = new RejectedPart(Stage.Classify, reason, detail) },
            _ => throw new InvalidOperationException("Unknown result."),
        };
}
