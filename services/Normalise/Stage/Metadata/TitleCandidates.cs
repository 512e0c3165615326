using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Metadata;

/// <summary>Gathers all that may be a page's headline, believed or not.</summary>
internal sealed class TitleCandidates
{
    private const int Most = 60;
    private const int MaxLength = 500;
    private const int Above = 8;
    private const int Below = 3;
    private const int MostHeadings = 6;
    private const int MostBlocksInHeading = 3;

    // What editors of pages put in for a title that nobody wrote.
    private static readonly HashSet<string> NoTitles = new(
        [
            "home",
            "homepage",
            "startseite",
            "accueil",
            "inicio",
            "index",
            "indexhtml",
            "default",
            "document",
            "untitled",
            "untitleddocument",
            "unbenanntesdokument",
            "documentsanstitre",
            "documentosintítulo",
            "newpage",
            "null",
            "undefined",
        ],
        StringComparer.Ordinal
    );

    private readonly Dictionary<string, TitleCandidate> _byKey = new(StringComparer.Ordinal);
    private readonly List<TitleCandidate> _all = [];
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, string> _kickers = new(StringComparer.Ordinal);

    private readonly TitleSource _silent;

    private TitleCandidates(IEnumerable<string> names, TitleSource silent) =>
        (_names, _silent) = (new HashSet<string>(names, StringComparer.Ordinal), silent);

    /// <param name="story">Where the story's first words stand.</param>
    /// <param name="silent">Sources to pass over: what a poorer page would say, to learn from.</param>
    public static IReadOnlyList<TitleCandidate> Of(
        PageFacts facts,
        JsonLdArticle? article,
        PageView view,
        int story,
        IReadOnlyCollection<string> siteKeys,
        TitleSource silent = TitleSource.None
    )
    {
        var found = new TitleCandidates(siteKeys, silent);
        found.KnowKickers(facts, view);
        found.FromHead(article?.Headline, TitleSource.JsonLd);
        foreach (var (name, title) in facts.All(MetadataOrder.Title))
        {
            found.FromHead(title, name == "og:title" ? TitleSource.OpenGraph : TitleSource.Meta);
        }

        found.FromHead(facts.TitleElement, TitleSource.Element);
        found.FromHeadings(facts, view);
        found.FromBlocks(view, story);
        return found._all;
    }

    /// <summary>Names of the site, and what its logo says: a heading that is one link to the front page.</summary>
    public static IReadOnlyCollection<string> WithLogo(IReadOnlyCollection<string> siteKeys, PageFacts facts, PageView view)
    {
        var logos = facts
            .Headings.Where(index => view.Tree.Elements[index].LastBlock > view.Tree.Elements[index].FirstBlock)
            .Select(index => view.Tree.Blocks[view.Tree.Elements[index].FirstBlock])
            .Where(block => LeadsHome(view.Tree, block))
            .Select(static block => MetadataText.Key(block.Text))
            .Where(static key => key.Length >= 2)
            .ToArray();
        return logos.Length == 0 ? siteKeys : siteKeys.Union(logos, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>What stands beside a headline as its kicker comes off wherever else it is said, as the site's name does.</summary>
    private void KnowKickers(PageFacts facts, PageView view)
    {
        foreach (var index in facts.Headings)
        {
            foreach (var kicker in Kickers.Of(view.Tree, index))
            {
                if (MetadataText.Key(kicker) is { Length: > 2 } key)
                {
                    _names.Add(key);
                    _kickers[key] = kicker;
                }
            }
        }
    }

    private void FromHead(string? title, TitleSource source)
    {
        if (title is null or { Length: > MaxLength } || (source & _silent) != 0 || NoTitles.Contains(MetadataText.Key(title)))
        {
            return;
        }

        Add(title, source);
        if (Kickers.Before(TitleCleaner.Clean(title, _names), _kickers.Values) is { } clean && clean != title)
        {
            Add(clean, source | TitleSource.Cleaned);
        }

        foreach (var (text, part) in TitleParts.Of(title))
        {
            Add(Kickers.Before(text, _kickers.Values), TitleSource.Part, part: part);
        }
    }

    private void FromHeadings(PageFacts facts, PageView view)
    {
        var before = 0;
        foreach (var index in (TitleSource.Heading & _silent) == 0 ? facts.Headings : [])
        {
            ref readonly var element = ref view.Tree.Elements[index];
            if (before == MostHeadings || element.LastBlock <= element.FirstBlock)
            {
                continue;
            }

            FromHeading(view, index, before++);
        }
    }

    private void FromHeading(PageView view, int index, int before)
    {
        ref readonly var element = ref view.Tree.Elements[index];
        var blocks = view.Tree.Blocks;
        var block = element.FirstBlock;
        var last = Math.Min(element.LastBlock, block + MostBlocksInHeading);
        if (
            MetadataText.OneLine(string.Join(' ', Enumerable.Range(block, last - block).Select(i => blocks[i].Text)))
            is not { Length: <= MaxLength } whole
        )
        {
            return;
        }

        var source = TitleSource.Heading | (AuthorElements.IsAside(view.Tree, index) ? TitleSource.Aside : 0);
        var headline = Kickers.Without(whole, Kickers.Of(view.Tree, index));
        if (headline != whole)
        {
            Add(whole, TitleSource.WithKicker, block, before);
            whole = headline;
        }

        Add(whole, source, block, before);
        if (TitleCleaner.Clean(whole, _names) is { } clean && clean != whole)
        {
            Add(clean, TitleSource.Heading | TitleSource.Cleaned, block, before);
        }

        for (var i = block; i < last; i++)
        {
            var lines = blocks[i].Text.Split('\n');
            foreach (var line in last - block + lines.Length > 2 ? lines : [])
            {
                Add(line, TitleSource.Piece, i, before);
            }
        }

        FromPieces(element.Node, whole, block, before);
        foreach (var (text, part) in TitleParts.Of(whole))
        {
            Add(text, TitleSource.Part | TitleSource.Piece, block, before, part);
        }
    }

    /// <summary>What an element within the heading says, and what is left of the heading without it.</summary>
    private void FromPieces(DomElement heading, string whole, int block, int before)
    {
        const int most = 6;
        var holder = heading;
        while (OnlyChild(holder) is { } inner)
        {
            holder = inner;
        }

        var pieces = 0;
        for (var i = 0; i < holder.ChildNodes.Length && pieces < most; i++)
        {
            if (holder.ChildNodes[i] is not DomElement element || MetadataText.OneLine(element.TextContent) is not { } text)
            {
                continue;
            }

            pieces++;
            Add(text, TitleSource.Piece, block, before);
            if (whole.Length > text.Length && whole.StartsWith(text, StringComparison.Ordinal))
            {
                Add(whole[text.Length..], TitleSource.Piece, block, before);
            }
            else if (whole.Length > text.Length && whole.EndsWith(text, StringComparison.Ordinal))
            {
                Add(whole[..^text.Length], TitleSource.Piece, block, before);
            }
        }
    }

    private static DomElement? OnlyChild(DomElement element)
    {
        DomElement? only = null;
        for (var i = 0; i < element.ChildNodes.Length; i++)
        {
            switch (element.ChildNodes[i])
            {
                case DomElement child when only is null:
                    only = child;
                    break;
                case DomText { Data: var text } when string.IsNullOrWhiteSpace(text):
                    break;
                default:
                    return null;
            }
        }

        return only;
    }

    private void FromBlocks(PageView view, int story)
    {
        var blocks = view.Tree.Blocks;
        for (var i = Math.Max(0, story - Above); i < Math.Min(blocks.Count, story + Below); i++)
        {
            if (blocks[i].Text.Length > MaxLength || MetadataText.OneLine(blocks[i].Text) is not { } text)
            {
                continue;
            }

            if (blocks[i].Kind == BlockKind.Heading)
            {
                Add(Kickers.Without(text, Kickers.Of(view.Tree, blocks[i].Element)), TitleSource.Subheading, i);
            }
            else if (blocks[i].Element >= 0 && SaysTitle(view.Tree.Elements[blocks[i].Element].Node))
            {
                Add(text, TitleSource.Named, i);
            }
            else if (_byKey.ContainsKey(MetadataText.Key(text)))
            {
                Add(text, TitleSource.Shown, i);
            }
        }
    }

    private static bool LeadsHome(PageTree tree, PageBlock block)
    {
        if (block.Link < 0 || block.LinkShare < 0.9 || tree.Elements[block.Link].Node.GetAttribute("href") is not { } href)
        {
            return false;
        }

        var path = href.IndexOf("//", StringComparison.Ordinal) is >= 0 and var at && at + 2 < href.Length ? href[(at + 2)..] : href;
        return path.IndexOf('/', StringComparison.Ordinal) is var slash && (slash < 0 ? path != href : slash == path.Length - 1);
    }

    private static bool SaysTitle(DomElement node) =>
        node.ClassName is { Length: < 120 } names
        && (
            names.Contains("title", StringComparison.OrdinalIgnoreCase)
            || names.Contains("headline", StringComparison.OrdinalIgnoreCase)
            || names.Contains("heading", StringComparison.OrdinalIgnoreCase)
        )
        && !names.Contains("subtitle", StringComparison.OrdinalIgnoreCase);

    private void Add(string text, TitleSource source, int block = -1, int headingsBefore = 0, TitlePart? part = null)
    {
        text = text.Trim();
        var key = MetadataText.Key(text);
        if (key.Length < 2 || _kickers.ContainsKey(key))
        {
            return;
        }

        if (!_byKey.TryGetValue(key, out var candidate))
        {
            if (_all.Count == Most)
            {
                return;
            }

            _byKey[key] = candidate = new TitleCandidate(text, key);
            _all.Add(candidate);
        }

        candidate.Take(source, text, block, headingsBefore, part ?? TitlePart.None);
    }
}
