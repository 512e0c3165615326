using Pipeline.Normalise.Furniture;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>All that is read of a page before its blocks are judged.</summary>
internal sealed class PageEvidence
{
    private readonly string _description;
    private readonly double _linkShare;
    private readonly double _proseShare;
    private readonly int _frame;
    private readonly string? _host;

    private PageEvidence(PageTree tree, PageFacts facts, JsonLdArticle? article, TitleMatcher titles)
    {
        Tree = tree;
        Facts = facts;
        Article = article;
        Titles = titles;
        Sums = new PageSums(tree.Blocks);
        Repeats = new Repeats(tree, Sums);
        Traits = BlockTraits.Of(tree.Blocks, titles);
        View = new PageView(tree);
        var sections = new PageView(tree);
        SectionMarker.Mark(sections, Traits);
        Sections = sections.Cut;
        FurnitureMarker.Mark(View);
        SectionMarker.Mark(View, Traits);
        Headline = HeadlineFinder.Find(View, titles);
        Root = ArticleFinder.Find(View, Headline);
        Schema = SchemaTypeReader.Of(tree);
        Articles = tree.Elements.Count(static element => element.Node.LocalName is "article");
        Bodies = tree.Elements.Count(static element => (element.Hints & Hint.Content) != 0);
        Copies = CountCopies(tree.Blocks);
        _description = MetadataText.Key(facts.First(MetadataOrder.Description) ?? article?.Description ?? "");
        _linkShare = Sums.LinkShare(0, tree.Blocks.Count);
        _proseShare = Sums.TotalLetters > 0 ? Sums.TotalProse / Sums.TotalLetters : 0;
        _frame = FrameOf(Headline);
        _host = Addresses.Host(Addresses.Page(facts.Canonical, facts.First(["og:url"]), article?.Url));
    }

    public PageTree Tree { get; }
    public PageFacts Facts { get; }
    public JsonLdArticle? Article { get; }
    public TitleMatcher Titles { get; }
    public PageSums Sums { get; }
    public Repeats Repeats { get; }
    public BlockTraits[] Traits { get; }

    /// <summary>What class names and titles claim; evidence, and the reason shown where a block goes.</summary>
    public PageView View { get; }

    /// <summary>What titles alone claim of the blocks below them.</summary>
    public FurnitureKind[] Sections { get; }

    /// <summary>How many elements are articles by name.</summary>
    public int Articles { get; }

    /// <summary>How many are hinted to be an article's body.</summary>
    public int Bodies { get; }

    public SchemaTypes Schema { get; }

    /// <summary>How likely the page is of each of the learned kinds (<see cref="PageKinds.Learned"/>).</summary>
    public double[] Kinds { get; set; } = new double[PageKinds.Learned.Count];

    /// <summary>What the kinds were told by (<see cref="KindFeatures"/>).</summary>
    public float[] KindRow { get; set; } = [];

    public int Headline { get; }

    /// <summary>Where the weights of blocks in sum say the article is.</summary>
    public int Root { get; }

    /// <summary>How often the block's text stands on the page.</summary>
    public int[] Copies { get; }

    public static PageEvidence Of(string html)
    {
        var tree = PageTree.Parse(html);
        var facts = PageFacts.Of(tree);
        var said = new TitleMatcher([facts.TitleElement, facts.First(["og:title"])]);
        var article = JsonLdReader.Read(tree.JsonLd, said.IsTitle);
        return new PageEvidence(tree, facts, article, new TitleMatcher(Metadata.Titles.Candidates(facts, article)));
    }

    /// <summary>Where the block's link leads: 0 for no link, 1 within the page, 2 within the site, 3 elsewhere.</summary>
    public int Leads(PageBlock block)
    {
        if (block.Link < 0)
        {
            return 0;
        }

        var href = Tree.Elements[block.Link].Node.GetAttribute("href") ?? "";
        if (href.StartsWith('#'))
        {
            return 1;
        }

        if (!href.Contains("//", StringComparison.Ordinal))
        {
            return 2;
        }

        return
            _host is not null
            && Addresses.Host(href) is { } other
            && (other == _host || other.EndsWith("." + _host, StringComparison.OrdinalIgnoreCase))
            ? 2
            : 3;
    }

    public bool IsDescription(int index)
    {
        var text = Tree.Blocks[index].Text;
        if (_description.Length < 30 || Tree.Blocks[index].Letters < 30)
        {
            return false;
        }

        var key = MetadataText.Key(text.Length > 120 ? text[..120] : text);
        var length = Math.Min(Math.Min(key.Length, _description.Length), 60);
        return key.AsSpan(0, length).SequenceEqual(_description.AsSpan(0, length));
    }

    /// <summary>Steps from the second block up to the element that holds the first as well.</summary>
    public int StepsToShared(int first, int second)
    {
        var steps = 0;
        for (var i = Tree.Blocks[second].Element; i >= 0 && Tree.Elements[i].FirstBlock > first; i = Tree.Elements[i].Parent)
        {
            steps++;
        }

        return steps;
    }

    public bool IsInHeadlinesFrame(int index) =>
        _frame >= 0 && index >= Tree.Elements[_frame].FirstBlock && index < Tree.Elements[_frame].LastBlock;

    public void Write(ref FeatureRow row)
    {
        row.Add("page-blocks", Tree.Blocks.Count);
        row.Add("page-prose", Sums.TotalProse);
        row.Add("page-link-share", _linkShare);
        row.Add("page-prose-share", _proseShare);
        ref readonly var root = ref Tree.Elements[Root];
        row.Add("root-prose-share", Sums.ShareOfProse(root.FirstBlock, root.LastBlock));
        row.Add("root-blocks", root.LastBlock - root.FirstBlock);
        row.Add(
            "frame-prose-share",
            _frame < 0 ? -1 : Sums.ShareOfProse(Tree.Elements[_frame].FirstBlock, Tree.Elements[_frame].LastBlock)
        );
        row.Add("page-headline", Headline >= 0);
        row.Add("page-article", Article is not null);
    }

    /// <summary>The smallest element that holds the headline and a good part of the page's prose.</summary>
    private int FrameOf(int headline)
    {
        if (headline < 0)
        {
            return -1;
        }

        var i = Tree.Blocks[headline].Element;
        while (i > 0 && Sums.ShareOfProse(Tree.Elements[i].FirstBlock, Tree.Elements[i].LastBlock) < 0.25)
        {
            i = Tree.Elements[i].Parent;
        }

        return i;
    }

    private static int[] CountCopies(IReadOnlyList<PageBlock> blocks)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            counts[block.Text] = counts.GetValueOrDefault(block.Text) + 1;
        }

        var copies = new int[blocks.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            copies[i] = counts[blocks[i].Text];
        }

        return copies;
    }
}
