using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>
/// What is known of each block before any is judged: its text, the elements around it and what their names hint, its neighbours and
/// containers, its place on the page. No feature is a verdict; the trained scorer weighs them.
/// </summary>
internal static class BlockFeatures
{
    private const int Neighbours = 3;
    private const int Containers = 4;

    /// <summary>All rows of a page, to learn from.</summary>
    public static FeatureTable Of(PageEvidence page)
    {
        var table = new FeatureTable(page.Tree.Blocks.Count, Names.Count);
        var reader = new Reader(page);
        for (var i = 0; i < table.Rows; i++)
        {
            reader.Next(table[i]);
        }

        return table;
    }

    /// <summary>Reads a page's rows one after the other: most of them are looked at once and need no table.</summary>
    public sealed class Reader(PageEvidence page)
    {
        private readonly AncestorMarks _marks = new();
        private Announced _announced = new();
        private int _next;

        public void Next(Span<float> values)
        {
            _announced.Take(page, _next);
            var row = new FeatureRow(values, null);
            Write(ref row, page, _next, _marks, _announced);
            _next++;
        }
    }

    /// <summary>Names of the features, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = NamesOf();

    private static List<string> NamesOf()
    {
        var names = new List<string>();
        var page = PageEvidence.Of("<p>A word.</p>");
        var row = new FeatureRow(new float[1_000], names);
        Write(ref row, page, 0, new AncestorMarks(), new Announced());
        return names;
    }

    private static void Write(ref FeatureRow row, PageEvidence page, int index, AncestorMarks marks, in Announced announced)
    {
        var block = page.Tree.Blocks[index];
        Text(ref row, page, index);
        marks.Read(page.Tree, block.Element);
        marks.Write(ref row, page.Tree, page.Sums);
        announced.Write(ref row, page, index);
        Place(ref row, page, index);
        for (var i = -Neighbours; i <= Neighbours; i++)
        {
            if (i != 0)
            {
                Neighbour(ref row, page, index + i, i);
            }
        }

        Around(ref row, page, index);
        Repeated(ref row, page, block.Element);
        page.Write(ref row);
        Bodies(ref row, page, block.Element);
        for (var i = 0; i < page.Kinds.Length; i++)
        {
            row.Add("kind-of-page", i, page.Kinds[i]);
        }
    }

    /// <summary>What calls itself an article or its body, and whether that holds the headline or the root.</summary>
    private static void Bodies(ref FeatureRow row, PageEvidence page, int element)
    {
        var (article, body) = (-1, -1);
        for (var i = element; i >= 0; i = page.Tree.Elements[i].Parent)
        {
            ref readonly var found = ref page.Tree.Elements[i];
            article = found.Node.LocalName is "article" ? i : article;
            body = (found.Hints & Hint.Content) != 0 ? i : body;
        }

        Body(ref row, page, 1, article, page.Articles);
        Body(ref row, page, 2, body, page.Bodies);
    }

    private static void Body(ref FeatureRow row, PageEvidence page, int which, int element, int ofPage)
    {
        row.Add("bodies", which, ofPage);
        if (element < 0)
        {
            row.Add("body-headline", which, -1);
            row.Add("body-root", which, -1);
            row.Add("body-share", which, -1);
            return;
        }

        ref readonly var body = ref page.Tree.Elements[element];
        ref readonly var root = ref page.Tree.Elements[page.Root];
        row.Add(
            "body-headline",
            which,
            page.Headline < 0 ? 2
                : page.Headline >= body.FirstBlock && page.Headline < body.LastBlock ? 1
                : 0
        );
        row.Add("body-root", which, root.FirstBlock >= body.FirstBlock && root.LastBlock <= body.LastBlock ? 1 : 0);
        row.Add("body-share", which, page.Sums.ShareOfProse(body.FirstBlock, body.LastBlock));
    }

    private static void Text(ref FeatureRow row, PageEvidence page, int index)
    {
        var block = page.Tree.Blocks[index];
        ref readonly var traits = ref page.Traits[index];
        row.Add("letters", block.Letters);
        row.Add("words", block.Words);
        row.Add("letters-a-word", (double)block.Letters / Math.Max(1, block.Words));
        row.Add("link-share", block.LinkShare);
        row.Add("unlinked", block.Letters - block.LinkedLetters);
        row.Add("stops", block.Stops);
        row.Add("stops-a-word", (double)block.Stops / Math.Max(1, block.Words));
        row.Add("ends-sentence", block.EndsSentence);
        row.Add("kind", (int)block.Kind);
        row.Add("digits", traits.Digits);
        row.Add("capitals", traits.Capitals);
        row.Add("signs", traits.Signs);
        row.Add("lines", traits.Lines);
        row.Add("first", traits.First);
        row.Add("last", traits.Last);
        row.Add("title", (int)traits.Title);
        row.Add("pointer", traits.IsPointer);
        row.Add("plea", traits.IsPlea);
        row.Add("dated", traits.IsDated);
        row.Add("is-title", traits.IsTitle);
        row.Add("credit", traits.IsCredit);
        row.Add("leads", page.Leads(block));
        row.Add("copyright", traits.HasCopyright);
        row.Add("address", traits.HasAddress);
        row.Add("copies", page.Copies[index]);
        row.Add("described", page.IsDescription(index));
    }

    private static void Place(ref FeatureRow row, PageEvidence page, int index)
    {
        var sums = page.Sums;
        var count = page.Tree.Blocks.Count;
        row.Add("index", index);
        row.Add("index-share", (double)index / count);
        row.Add("from-end", count - index);
        row.Add("letters-before", sums.TotalLetters > 0 ? sums.Letters(0, index) / sums.TotalLetters : 0);
        row.Add("prose-before", sums.ShareOfProse(0, index));
        row.Add("prose-after", sums.ShareOfProse(index + 1, count));
        row.Add("from-headline", page.Headline < 0 ? -999 : Math.Clamp(index - page.Headline, -500, 500));
        row.Add(
            "prose-from-headline",
            page.Headline < 0 ? -2
                : index >= page.Headline ? sums.ShareOfProse(page.Headline, index)
                : -sums.ShareOfProse(index, page.Headline)
        );
        ref readonly var root = ref page.Tree.Elements[page.Root];
        row.Add("in-root", index >= root.FirstBlock && index < root.LastBlock);
        row.Add("from-root", Math.Clamp(index - root.FirstBlock, -200, 500));
        row.Add("to-root-end", Math.Clamp(root.LastBlock - index, -200, 500));
        row.Add("in-frame", page.IsInHeadlinesFrame(index));
    }

    private static void Neighbour(ref FeatureRow row, PageEvidence page, int index, int offset)
    {
        var exists = index >= 0 && index < page.Tree.Blocks.Count;
        var block = exists ? page.Tree.Blocks[index] : null;
        row.Add("letters", offset, block?.Letters ?? -1);
        row.Add("link-share", offset, block?.LinkShare ?? -1);
        row.Add("kind", offset, block is null ? -1 : (int)block.Kind);
        row.Add("prose", offset, block is not null && BlockWeights.IsProse(block) ? 1 : 0);
        row.Add("title", offset, exists ? (int)page.Traits[index].Title : -1);
        row.Add("dated", offset, exists && page.Traits[index].IsDated ? 1 : 0);
    }

    /// <summary>The elements around the block that hold more than it, each at least one block larger than the one before.</summary>
    private static void Around(ref FeatureRow row, PageEvidence page, int index)
    {
        var elements = page.Tree.Elements;
        var (first, last) = (index, index + 1);
        var element = page.Tree.Blocks[index].Element;
        for (var level = 1; level <= Containers; level++)
        {
            while (element > 0 && elements[element].LastBlock - elements[element].FirstBlock <= (last - first) * (level > 2 ? 2 : 1))
            {
                element = elements[element].Parent;
            }

            element = Math.Max(element, 0);
            var from = elements[element].FirstBlock;
            var to = Math.Max(elements[element].LastBlock, from + 1);
            to = Math.Min(to, page.Tree.Blocks.Count);
            var sums = page.Sums;
            row.Add("around-blocks", level, to - from);
            row.Add("around-letters", level, sums.Letters(from, to));
            row.Add("around-link-share", level, sums.LinkShare(from, to));
            row.Add("around-prose-share", level, sums.ShareOfProse(from, to));
            row.Add("around-prose-blocks", level, sums.ProseBlocks(from, to));
            row.Add("around-mean", level, sums.Letters(from, to) / Math.Max(1, to - from));
            row.Add("around-place", level, (double)(index - from) / Math.Max(1, to - from));
            row.Add("around-prose-before", level, sums.ProseBlocks(from, index));
            row.Add("around-prose-after", level, sums.ProseBlocks(Math.Min(index + 1, to), to));
            (first, last) = (from, to);
        }
    }

    private static void Repeated(ref FeatureRow row, PageEvidence page, int element)
    {
        Repeats.Group? inner = null;
        Repeats.Group? main = null;
        var (innerSteps, mainSteps, steps) = (-1, -1, 0);
        var (innerItem, mainItem) = (-1, -1);
        for (var i = element; i >= 0; i = page.Tree.Elements[i].Parent, steps++)
        {
            if (page.Repeats.Of(i) is not { } group)
            {
                continue;
            }

            if (inner is null)
            {
                (inner, innerSteps, innerItem) = (group, steps, i);
            }

            if (main is null || group.Prose > main.Prose)
            {
                (main, mainSteps, mainItem) = (group, steps, i);
            }
        }

        Group(ref row, page, 1, inner, innerSteps, innerItem);
        Group(ref row, page, 2, main, mainSteps, mainItem);
    }

    private static void Group(ref FeatureRow row, PageEvidence page, int name, Repeats.Group? group, int steps, int item)
    {
        row.Add("group-steps", name, steps);
        row.Add("group-count", name, group?.Count ?? 0);
        row.Add("group-mean", name, group is null ? 0 : group.Letters / group.Count);
        row.Add("group-link-share", name, group?.LinkShare ?? 0);
        row.Add("group-prose-share", name, group is null || page.Sums.TotalProse <= 0 ? 0 : group.Prose / page.Sums.TotalProse);
        row.Add("group-with-prose", name, group is null ? 0 : (double)group.WithProse / group.Count);
        row.Add("group-linked-heads", name, group is null ? -1 : (double)group.LinkedHeads / group.Count);
        if (group is null)
        {
            row.Add("group-gap", name, -2);
            row.Add("group-gap-share", name, -2);
            row.Add("group-item-headline", name, -2);
            row.Add("group-item-place", name, -2);
            row.Add("group-item-letters", name, -2);
            return;
        }

        // A story stands between its headline and the comments or teasers below it; a thread begins with its posts.
        var gapFrom = Math.Clamp(page.Headline, 0, group.FirstBlock);
        ref readonly var element = ref page.Tree.Elements[item];
        row.Add("group-gap", name, page.Sums.ProseBlocks(gapFrom, group.FirstBlock));
        row.Add("group-gap-share", name, page.Sums.ShareOfProse(gapFrom, group.FirstBlock));
        row.Add(
            "group-item-headline",
            name,
            page.Headline < 0 ? 2
                : page.Headline >= element.FirstBlock && page.Headline < element.LastBlock ? 1
                : 0
        );
        row.Add(
            "group-item-place",
            name,
            (double)(element.FirstBlock - group.FirstBlock) / Math.Max(1, group.LastBlock - group.FirstBlock)
        );
        row.Add("group-item-letters", name, page.Sums.Letters(element.FirstBlock, element.LastBlock));
    }

    /// <summary>The last title and heading before a block, and how much prose stands between.</summary>
    private struct Announced
    {
        private int _title;
        private int _heading;
        private FurnitureKind _kind;

        public Announced() => (_title, _heading) = (-1, -1);

        public void Take(PageEvidence page, int index)
        {
            // A title announces what follows it, not itself.
            if (index == 0)
            {
                return;
            }

            if (page.Traits[index - 1].Title is not FurnitureKind.None and var kind)
            {
                (_title, _kind) = (index - 1, kind);
            }

            if (page.Tree.Blocks[index - 1].Kind == BlockKind.Heading)
            {
                _heading = index - 1;
            }
        }

        public readonly void Write(ref FeatureRow row, PageEvidence page, int index)
        {
            row.Add("announced", (int)_kind);
            row.Add("announced-before", _title < 0 ? 999 : Math.Min(index - _title, 500));
            row.Add("announced-prose", _title < 0 ? 999 : page.Sums.ProseBlocks(_title, index));
            row.Add("announced-above", _title < 0 ? 99 : page.StepsToShared(_title, index));
            row.Add("heading-before", _heading < 0 ? 999 : Math.Min(index - _heading, 500));
            row.Add("heading-linked", _heading < 0 ? -1 : page.Tree.Blocks[_heading].LinkShare);
            row.Add("section-claim", (int)page.Sections[index]);
        }
    }
}
