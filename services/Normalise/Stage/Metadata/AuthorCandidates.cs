using Pipeline.Normalise.Extract;

namespace Pipeline.Normalise.Metadata;

/// <summary>Gathers all that a page says of its author, believed or not.</summary>
internal static class AuthorCandidates
{
    private const int Most = 60;
    private const int Above = 6;
    private const int Below = 16;
    private const int AroundEnd = 5;
    private const int LongestLine = 160;
    private const int LongestName = 40;

    private static readonly string[] Labels =
    [
        "by",
        "written by",
        "author",
        "authors",
        "autor",
        "autorin",
        "article by",
        "von",
        "posted by",
        "verfasst von",
        "text",
    ];

    private static readonly string[] LabelWords =
    [
        "written",
        "author",
        "verfasst",
        "geschrieben",
        "autor",
        "écrit",
        "escrito",
        "scritto",
        "geschreven",
        "skrevet",
        "napisane",
    ];

    public static List<AuthorCandidate> Of(
        PageFacts facts,
        JsonLdArticle? article,
        PageView view,
        int anchor,
        in PageElement root,
        string siteKey
    )
    {
        var found = new List<AuthorCandidate>();
        Add(found, [.. (article?.Authors ?? []).SelectMany(name => AuthorNames.Of(name, siteKey))], AuthorSource.JsonLd);
        Add(
            found,
            [.. facts.All(["author"]).SelectMany(said => AuthorNames.Of(said.Value, siteKey)).Distinct(StringComparer.OrdinalIgnoreCase)],
            AuthorSource.Meta
        );
        foreach (var name in MetadataOrder.Author)
        {
            if (name is not ("author" or "twitter:data1"))
            {
                Add(
                    found,
                    [
                        .. facts
                            .All([name])
                            .SelectMany(said => AuthorNames.Of(said.Value, siteKey))
                            .Distinct(StringComparer.OrdinalIgnoreCase),
                    ],
                    AuthorSource.OtherMeta
                );
            }
        }

        for (var i = 1; i <= 4; i++)
        {
            if (
                facts.First([$"twitter:label{i}"]) is { } label
                && LabelWords.Any(word => label.Contains(word, StringComparison.OrdinalIgnoreCase))
            )
            {
                Add(found, AuthorNames.Of(facts.First([$"twitter:data{i}"]), siteKey), AuthorSource.Label);
            }
        }

        var end = root.LastBlock;
        FromElements(found, facts, anchor, end, siteKey);
        var blocks = view.Tree.Blocks;
        var from = Math.Max(0, anchor - Above);
        var to = Math.Min(blocks.Count, anchor + Below);
        for (var i = from; i < to; i++)
        {
            FromBlock(found, view, i, anchor, end, siteKey);
        }

        for (var i = Math.Max(to, end - AroundEnd); i < Math.Min(blocks.Count, end + AroundEnd); i++)
        {
            FromBlock(found, view, i, anchor, end, siteKey);
        }

        return found;
    }

    private static void FromElements(List<AuthorCandidate> found, PageFacts facts, int anchor, int end, string siteKey)
    {
        var read = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var text in facts.AuthorTexts)
        {
            // Lists of teasers name the same people again and again.
            if (!read.TryGetValue(text.Text, out var names))
            {
                read[text.Text] = names = AuthorNames.Of(text.Text, siteKey);
            }

            if (names.Count == 0)
            {
                continue;
            }

            // Two links to two authors stand side by side and are one byline.
            if (
                found.Count > 0
                && found[^1] is { } last
                && last.Source == text.Source
                && last.Distance is { } before
                && text.Block - anchor - before is 0 or 1
                && !last.Aside
                && !text.Aside
                && text.Source is AuthorSource.Link or AuthorSource.Address or AuthorSource.Property
            )
            {
                found[^1] = last with { Names = [.. last.Names.Union(names, StringComparer.OrdinalIgnoreCase)] };
                continue;
            }

            Add(found, names, text.Source, text.Block - anchor, text.Block - end, text.Aside);
        }
    }

    private static void FromBlock(List<AuthorCandidate> found, PageView view, int index, int anchor, int end, string siteKey)
    {
        var block = view.Tree.Blocks[index];
        if (block.Text.Length > LongestLine)
        {
            return;
        }

        var (distance, toEnd) = (index - anchor, index - end);
        foreach (var line in block.Text.Split(['\n', '|', '\u2022', '\u00B7']))
        {
            if (Bylines.Read(line) is { } name)
            {
                Add(found, AuthorNames.Of(name, siteKey), AuthorSource.Byline, distance, toEnd);
            }
            else if (Bylines.ReadShort(line) is { } shortName)
            {
                Add(found, AuthorNames.Of(shortName, siteKey), AuthorSource.ShortByline, distance, toEnd);
            }
            else if (index != anchor && block.Kind != BlockKind.Heading && AuthorShape.IsPerson(line.Trim()) && line.Length <= LongestName)
            {
                var isLabelled =
                    index > 0
                    && Labels.Contains(view.Tree.Blocks[index - 1].Text.Trim().TrimEnd(':').ToLowerInvariant(), StringComparer.Ordinal);
                Add(found, AuthorNames.Of(line, siteKey), isLabelled ? AuthorSource.ShortByline : AuthorSource.Line, distance, toEnd);
            }
        }
    }

    private static void Add(
        List<AuthorCandidate> found,
        IReadOnlyList<string> names,
        AuthorSource source,
        int? distance = null,
        int? toEnd = null,
        bool aside = false
    )
    {
        if (names.Count > 0 && found.Count < Most)
        {
            found.Add(new AuthorCandidate(names, source, distance, toEnd, aside));
        }
    }
}
