using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>Which families of schema.org types a page speaks of, in JSON-LD or microdata.</summary>
[Flags]
internal enum SchemaTypes
{
    None = 0,
    Article = 1 << 0,
    Thread = 1 << 1,
    Product = 1 << 2,
    Service = 1 << 3,
    Documentation = 1 << 4,
    Listing = 1 << 5,
    Questions = 1 << 6,
    Page = 1 << 7,
}

/// <summary>Reads them.</summary>
internal static partial class SchemaTypeReader
{
    private const int MaxTypes = 500;

    public static SchemaTypes Of(PageTree tree)
    {
        var found = SchemaTypes.None;
        foreach (var script in tree.JsonLd)
        {
            var left = MaxTypes;
            foreach (var match in TypeName().EnumerateMatches(script))
            {
                var name = script.AsSpan(match.Index, match.Length);
                found |= OfName(name[(name.LastIndexOfAny('"', '/') + 1)..]);
                if (--left == 0)
                {
                    break;
                }
            }
        }

        foreach (var element in tree.Elements)
        {
            if (element.Node.GetAttribute("itemtype") is { } type)
            {
                found |= OfName(type.AsSpan().TrimEnd('/')[(type.AsSpan().TrimEnd('/').LastIndexOf('/') + 1)..]);
            }
        }

        return found;
    }

    private static SchemaTypes OfName(ReadOnlySpan<char> name) =>
        name switch
        {
            "DiscussionForumPosting" or "QAPage" or "Question" or "Answer" => SchemaTypes.Thread,
            "Product" or "Offer" or "AggregateOffer" or "ProductGroup" => SchemaTypes.Product,
            "Service"
            or "LocalBusiness"
            or "ProfessionalService"
            or "MedicalBusiness"
            or "Dentist"
            or "LegalService"
            or "Course"
            or "SoftwareApplication" => SchemaTypes.Service,
            "TechArticle" or "APIReference" or "HowTo" or "DefinedTerm" => SchemaTypes.Documentation,
            "CollectionPage" or "SearchResultsPage" or "OfferCatalog" or "Blog" => SchemaTypes.Listing,
            "FAQPage" => SchemaTypes.Questions,
            "WebPage" or "AboutPage" or "ItemPage" => SchemaTypes.Page,
            _ => name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("BlogPosting", StringComparison.Ordinal)
                ? SchemaTypes.Article
                : SchemaTypes.None,
        };

    [GeneratedRegex("\"@type\"\\s*:\\s*\\[?\\s*\"[A-Za-z:/.]*", RegexOptions.CultureInvariant)]
    private static partial Regex TypeName();
}
