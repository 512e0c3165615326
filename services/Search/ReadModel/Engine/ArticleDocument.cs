using Lucene.Net.Analysis;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;
using Pipeline.Contracts;
using Pipeline.Search.Analysis;
using Pipeline.Search.Facets;
using Pipeline.Search.Stories;

namespace Pipeline.Search.Engine;

/// <summary>An article as the index keeps it.</summary>
internal static class ArticleDocument
{
    // How much more a word counts in the title, and in names and keywords, than in the text.
    private const int TitleWeight = 5;
    private const int NameWeight = 2;

    private static readonly FieldType Terms = Type(IndexOptions.DOCS_ONLY, norms: false);
    private static readonly FieldType Names = Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: false);
    private static readonly FieldType Ranked = Type(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, norms: true);

    // A document's fields are read one after another while it is added, by the thread that adds it: each field's stream serves again.
    [ThreadStatic]
    private static Dictionary<string, TokenStream>? _streams;

    public static Document Of(IndexedArticle article)
    {
        var document = new Document
        {
            new StringField(IndexFields.Id, article.Id, Field.Store.NO),
            new NumericDocValuesField(IndexFields.Key, StoryMember.KeyOf(article.Id)),
            new NumericDocValuesField(IndexFields.Published, article.Published?.ToUnixTimeMilliseconds() ?? IndexFields.Undated),
            new NumericDocValuesField(IndexFields.Stamp, StampHash(article.Stamp)),
            new NumericDocValuesField(IndexFields.Taken, (article.TakenAt ?? article.Stamp?.At)?.ToUnixTimeMilliseconds() ?? 0),
            new NumericDocValuesField(IndexFields.Made, article.Stamp?.At.ToUnixTimeMilliseconds() ?? 0),
            new StoredField(IndexFields.Article, StoredArticle.Write(article)),
        };
        var names = string.Join(" . ", article.Keywords.Concat(article.Entities.Select(entity => entity.Text)));
        document.Add(
            new Field(
                IndexFields.Text,
                Stream<ArticleTokens>(IndexFields.Text)
                    .Over(article.Language, new(article.Title ?? "", TitleWeight), new(names, NameWeight), new(article.Text)),
                Ranked
            )
        );
        document.Add(
            new Field(
                IndexFields.Words,
                Stream<WholeWords>(IndexFields.Words).Over(article.Language, article.Title ?? "", names, article.Text),
                Terms
            )
        );
        AddNames(document, IndexFields.Person, article.Entities.Where(entity => entity.Type == "person").SelectMany(FormsOf));
        AddNames(document, IndexFields.Organisation, article.Entities.Where(entity => entity.Type == "organisation").SelectMany(FormsOf));
        AddNames(document, IndexFields.Place, article.Entities.Where(entity => entity.Type == "place").SelectMany(FormsOf));
        AddNames(document, IndexFields.Author, Authors(article));
        AddTerms(document, IndexFields.Site, SiteTerms(article));
        AddTerms(document, IndexFields.Collection, Ancestors(article.Collection));
        AddTerms(document, IndexFields.Language, [article.Language ?? ""]);
        AddTerms(document, IndexFields.Topic, article.Topics.Select(topic => topic.Code.ToLowerInvariant()));
        AddTerms(document, IndexFields.Kind, [article.Kind ?? ""]);
        AddTerms(document, IndexFields.Has, Traits(article));
        foreach (var facet in FacetsOf(article).Distinct(StringComparer.Ordinal))
        {
            document.Add(new SortedSetDocValuesField(IndexFields.Facets, new BytesRef(facet)));
        }

        var member = StoryMember.Of(article);
        document.Add(new BinaryDocValuesField(IndexFields.Member, new BytesRef(member.Write())));
        AddTerms(document, IndexFields.Band, Signature.Bands(article.Signature));
        AddTerms(document, IndexFields.Page, member.Pages);
        return document;
    }

    /// <summary>Tells one making of an article's document from another, in a number.</summary>
    public static long StampHash(Stamp? stamp)
    {
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var c in stamp?.Key() ?? "")
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return unchecked((long)hash);
    }

    public static IEnumerable<string> Authors(IndexedArticle article) =>
        article.Authors.Count > 0 ? article.Authors
        : article.Author is null ? []
        : [article.Author];

    /// <summary>The site's name, or the host where it has none.</summary>
    public static string? SiteOf(IndexedArticle article) => article.Site ?? PageKeys.Host(article.Url);

    private static IEnumerable<string> FacetsOf(IndexedArticle article)
    {
        foreach (var topic in article.Topics)
        {
            yield return FacetDictionary.Encode(FacetKind.Topic, topic.Code);
        }

        foreach (var entity in article.Entities)
        {
            if (
                entity.Type switch
                {
                    "person" => FacetKind.Person,
                    "organisation" => FacetKind.Organisation,
                    "place" => FacetKind.Place,
                    _ => (FacetKind?)null,
                } is
                { } kind
            )
            {
                yield return FacetDictionary.Encode(kind, entity.Text);
            }
        }

        (FacetKind Kind, string? Value)[] single =
        [
            (FacetKind.Language, article.Language),
            (FacetKind.Site, SiteOf(article)),
            (FacetKind.Kind, article.Kind),
            (FacetKind.Collection, article.Collection),
        ];
        foreach (var (kind, value) in single)
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return FacetDictionary.Encode(kind, value);
            }
        }
    }

    private static IEnumerable<string> FormsOf(Entity entity) => entity.Forms.Prepend(entity.Text);

    private static void AddNames(Document document, string field, IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).Take(500).ToArray();
        if (all.Length == 0)
        {
            return;
        }

        var sections = new ArticleTokens.Section[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            sections[i] = new ArticleTokens.Section(all[i]);
        }

        document.Add(new Field(field, Stream<ArticleTokens>(field).Over(null, sections), Names));
        AddTerms(document, field + IndexFields.Whole, all.Select(TermAnalyser.Fold));
    }

    private static void AddTerms(Document document, string field, IEnumerable<string> terms)
    {
        var some = terms.Where(term => term.Length is > 0 and < 8_000).Distinct(StringComparer.Ordinal);
        document.Add(new Field(field, Stream<TermStream>(field).Over(some), Terms));
    }

    // "news.example.co.uk" is found by itself and by every domain that it lies in.
    private static IEnumerable<string> SiteTerms(IndexedArticle article)
    {
        if (article.Site is not null)
        {
            yield return article.Site.ToLowerInvariant();
        }

        for (
            var host = PageKeys.Host(article.Url);
            host is not null && host.Contains('.');
            host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..]
        )
        {
            yield return host;
        }
    }

    private static IEnumerable<string> Ancestors(string collection)
    {
        for (var folder = collection.ToLowerInvariant(); folder.Length > 0; folder = folder[..Math.Max(0, folder.LastIndexOf('/'))])
        {
            yield return folder;
        }
    }

    private static IEnumerable<string> Traits(IndexedArticle article)
    {
        (string Trait, bool Has)[] traits =
        [
            ("repairs", article.HasRepairs),
            ("removals", article.HasRemovals),
            ("author", Authors(article).Any()),
            ("date", article.Published is not null),
            ("topic", article.Topics.Count > 0),
            ("flags", article.Flags.Count > 0),
        ];
        return traits.Where(trait => trait.Has).Select(trait => trait.Trait).Concat(article.Flags);
    }

    private static T Stream<T>(string field)
        where T : TokenStream, new()
    {
        var streams = _streams ??= new Dictionary<string, TokenStream>(StringComparer.Ordinal);
        if (!streams.TryGetValue(field, out var stream))
        {
            streams.Add(field, stream = new T());
        }

        return (T)stream;
    }

    private static FieldType Type(IndexOptions options, bool norms)
    {
        var type = new FieldType
        {
            IsIndexed = true,
            IsTokenized = true,
            OmitNorms = !norms,
            IndexOptions = options,
        };
        type.Freeze();
        return type;
    }
}
