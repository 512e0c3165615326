using System.Text.RegularExpressions;
using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Driver;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// Search by the text index. <c>$text</c> matches any of its words and so finds candidates and their score; it cannot say "every group, any
/// of
/// its terms", nor a phrase exactly, so patterns over the term fields, whose terms are parted by single spaces, decide.
/// </summary>
internal sealed class MongoSearch(MongoContext context)
{
    private static readonly string[] TermFields = ["titleTerms", "keywordTerms", "bodyTerms"];

    private readonly IMongoCollection<BsonDocument> _indexed = context.Collection<BsonDocument>(StageTable.Product[Stage.Index].Collection);
    private readonly BsonDocument _shown = MongoMapping.Projection<IndexedArticle>(
        nameof(IndexedArticle.TitleTerms),
        nameof(IndexedArticle.KeywordTerms),
        nameof(IndexedArticle.BodyTerms),
        nameof(IndexedArticle.Signature)
    );

    public async Task<SearchResults> SearchAsync(SearchQuery query, CancellationToken cancellationToken)
    {
        var groups = SearchTerms.Groups(query);
        var scored = groups.Exists(IsFindable);
        var filter = Filter(query, groups, scored);
        var projection = new BsonDocument(_shown);
        var sort = new BsonDocument();
        if (scored)
        {
            projection.Add("score", new BsonDocument("$meta", "textScore"));
            sort.Add("score", new BsonDocument("$meta", "textScore"));
        }

        sort.Add("published", -1).Add("_id", 1);
        var total = context.GuardAsync(token => _indexed.CountDocumentsAsync(filter, cancellationToken: token), cancellationToken);
        var page =
            query.Limit <= 0
                ? Task.FromResult<List<BsonDocument>>([])
                : context.GuardAsync(
                    token => _indexed.Find(filter).Project(projection).Sort(sort).Skip(query.Offset).Limit(query.Limit).ToListAsync(token),
                    cancellationToken
                );
        await Task.WhenAll(total, page).ConfigureAwait(false);
        return new SearchResults(await total.ConfigureAwait(false), (await page.ConfigureAwait(false)).ConvertAll(Hit));
    }

    private static SearchHit Hit(BsonDocument document) =>
        new(BsonSerializer.Deserialize<IndexedArticle>(document), document.TryGetValue("score", out var score) ? score.ToDouble() : 0);

    private static BsonDocument Filter(SearchQuery query, List<List<string>> groups, bool scored)
    {
        var all = new BsonArray();
        if (scored)
        {
            all.Add(
                new BsonDocument("$text", new BsonDocument("$search", string.Join(' ', groups.SelectMany(terms => terms).Select(Word))))
            );
        }

        foreach (var terms in groups)
        {
            var pattern = new BsonRegularExpression($"(^| )({string.Join('|', terms.Select(Regex.Escape))})( |$)");
            all.Add(new BsonDocument("$or", new BsonArray(TermFields.Select(field => new BsonDocument(field, pattern)))));
        }

        if (query.Topic is { } topic)
        {
            all.Add(new BsonDocument("topics.code", topic));
        }

        if (query.Language is { } language)
        {
            all.Add(new BsonDocument("language", language));
        }

        return all.Count switch
        {
            0 => [],
            1 => all[0].AsBsonDocument,
            _ => new BsonDocument("$and", all),
        };
    }

    /// <summary>Whether the text index is sure to find what matches the group: it passes over a term made of signs alone.</summary>
    private static bool IsFindable(List<string> terms) => terms.TrueForAll(term => term.Any(char.IsLetterOrDigit));

    /// <summary>A quotation mark would begin a phrase, a leading hyphen would exclude.</summary>
    private static string Word(string term) =>
        string.Join(' ', term.Replace('"', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.TrimStart('-')));
}
