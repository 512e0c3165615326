using System.Buffers;
using System.Text;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Metadata;

/// <summary>Elements that are said to hold the author's name: by relation, microdata, class, or the address that a link leads to.</summary>
internal static class AuthorElements
{
    private const int MaxNodes = 40;
    private const int MaxText = 200;
    private const int Ancestors = 8;

    private static readonly string[] Folders =
    [
        "author",
        "authors",
        "autor",
        "autoren",
        "autores",
        "auteur",
        "auteurs",
        "people",
        "person",
        "profile",
        "profil",
        "staff",
        "writer",
        "writers",
        "contributor",
        "contributors",
        "creator",
        "redaktion",
        "experts",
        "experten",
        "by",
    ];

    private static readonly SearchValues<string> AnyFolder = SearchValues.Create(Folders, StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> AnyName = SearchValues.Create(
        ["author", "byline", "autor", "writer", "posted-by", "bio"],
        StringComparison.OrdinalIgnoreCase
    );

    public static AuthorText? Find(PageTree tree, int index)
    {
        ref readonly var element = ref tree.Elements[index];
        if (
            SourceOf(element.Node) is not { } source
            || element.End - index > MaxNodes
            || Text(element.Node) is not { Length: < MaxText } text
        )
        {
            return null;
        }

        return new AuthorText(element.FirstBlock, text, source, IsAside(tree, index));
    }

    /// <summary>
    /// The text with a line break wherever two elements touch without a space: "Jane Doe" and "22 Dec" are two things, the initials of a
    /// name set in capitals are not.
    /// </summary>
    public static string? Text(DomElement element)
    {
        var text = new StringBuilder();
        foreach (var run in element.Texts())
        {
            if (run.Data is not { Length: > 0 } data)
            {
                continue;
            }

            if (text.Length > 0 && !char.IsWhiteSpace(text[^1]) && !char.IsWhiteSpace(data[0]) && char.IsLetterOrDigit(data[0]))
            {
                text.Append(" | ");
            }

            text.Append(data);
            if (text.Length > 1_000)
            {
                return null;
            }
        }

        return MetadataText.OneLine(text.ToString());
    }

    private static AuthorSource? SourceOf(DomElement node)
    {
        if (node.GetAttribute("rel") is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase) && node.LocalName == "a")
        {
            return AuthorSource.Link;
        }

        if (node.GetAttribute("itemprop") is "author" or "creator")
        {
            return AuthorSource.Property;
        }

        if (node.LocalName == "a" && node.GetAttribute("href") is { Length: < 300 } href && LeadsToAuthor(href))
        {
            return AuthorSource.Address;
        }

        var (classes, id) = (node.ClassName, node.Id);
        if (!classes.AsSpan().ContainsAny(AnyName) && !id.AsSpan().ContainsAny(AnyName))
        {
            return null;
        }

        var names = string.Concat(classes, " ", id);
        return names.Length is < 2 or > 300 ? null
            : Says(names, "avatar") || Says(names, "date") && !Says(names, "author") || Says(names, "comment") ? null
            : Says(names, "bio") || Says(names, "author-box") || Says(names, "author-info") || Says(names, "about-author")
                ? AuthorSource.Box
            : Says(names, "author") || Says(names, "byline") || Says(names, "autor") || Says(names, "writer") || Says(names, "posted-by")
                ? AuthorSource.Class
            : null;
    }

    private static bool Says(string names, string word) => names.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool LeadsToAuthor(string href)
    {
        if (!href.AsSpan().ContainsAny(AnyFolder))
        {
            return false;
        }

        foreach (var range in href.AsSpan().SplitAny('/', '?', '&', '='))
        {
            var part = href.AsSpan(range);
            foreach (var folder in Folders)
            {
                // Something has to follow: the name.
                if (part.Equals(folder, StringComparison.OrdinalIgnoreCase) && range.End.Value < href.Length - 2)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Among comments, teasers, or in the page's frame.</summary>
    public static bool IsAside(PageTree tree, int index)
    {
        const Hint foreign = Hint.Comments | Hint.Related | Hint.Navigation | Hint.Footer | Hint.Promotion;
        for (var (i, steps) = (index, 0); i >= 0 && steps < Ancestors; i = tree.Elements[i].Parent, steps++)
        {
            if ((tree.Elements[i].Hints & foreign) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
