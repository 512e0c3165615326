using Pipeline.Contracts;
using Pipeline.Normalise.Extract.Scoring;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// Reads a thread's posts: the repeated elements that hold most of what was kept and mostly say who wrote them or when; what was kept above
/// the first of them is the opening post.
/// </summary>
internal static class PostReader
{
    private const int MaxPosts = 2_000;
    private const int MinLettersOfOpening = 40;

    public static IReadOnlyList<ThreadPost> Read(AnalysedPage page, string? language)
    {
        var kept = KeptBefore(page);
        if (kept[^1] <= 0)
        {
            return [];
        }

        var signs = PostSigns.Of(page.Evidence, language);
        var posts = new List<ThreadPost>();
        var from = Math.Max(0, page.Evidence.Headline);
        foreach (var (first, last) in Ranges(page, Best(page, kept, signs), kept, from).Take(MaxPosts))
        {
            if (Post(page, signs, first, last) is { } post)
            {
                posts.Add(post);
            }
        }

        return posts;
    }

    private static IEnumerable<(int First, int Last)> Ranges(AnalysedPage page, Repeats.Group? group, double[] kept, int from)
    {
        if (group is null)
        {
            yield return (from, page.Tree.Blocks.Count);
            yield break;
        }

        if (group.FirstBlock > from && kept[group.FirstBlock] - kept[from] >= MinLettersOfOpening)
        {
            yield return (from, group.FirstBlock);
        }

        foreach (var item in group.Items)
        {
            yield return (page.Tree.Elements[item].FirstBlock, page.Tree.Elements[item].LastBlock);
        }
    }

    private static Repeats.Group? Best(AnalysedPage page, double[] kept, PostSigns signs)
    {
        Repeats.Group? best = null;
        var bestScore = 0.15;
        foreach (var group in page.Evidence.Repeats.All)
        {
            var (letters, signed) = (0.0, 0);
            foreach (var item in group.Items)
            {
                ref readonly var element = ref page.Tree.Elements[item];
                letters += kept[element.LastBlock] - kept[element.FirstBlock];
                signed += signs.Any(element.FirstBlock, element.LastBlock) ? 1 : 0;
            }

            var score = letters / kept[^1] * (0.2 + (0.8 * signed / group.Count));
            if (score > bestScore)
            {
                (best, bestScore) = (group, score);
            }
        }

        return best;
    }

    private static ThreadPost? Post(AnalysedPage page, PostSigns signs, int first, int last)
    {
        var author = signs.Author(first, last);
        var body = BodyText.Take(page.Tree, first, last, i => Belongs(page, i, author) && page.Tree.Blocks[i].Kind != BlockKind.Quote);
        if (body.Count == 0)
        {
            // A post that is a quote alone.
            body = BodyText.Take(page.Tree, first, last, i => Belongs(page, i, author));
        }

        return body.Count == 0 ? null : new ThreadPost(author, signs.Date(first, last), BlockText.Write(body));
    }

    private static bool Belongs(AnalysedPage page, int index, string? author)
    {
        var block = page.Tree.Blocks[index];
        if (page.Cut[index] != FurnitureKind.None || (block.Words <= 12 && page.Evidence.Traits[index].IsDated))
        {
            return false;
        }

        return !string.Equals(block.Text, author, StringComparison.Ordinal) && !IsSignature(page.Tree, block.Element);
    }

    private static bool IsSignature(PageTree tree, int element)
    {
        for (var i = element; i >= 0; i = tree.Elements[i].Parent)
        {
            if (tree.Elements[i].Node.ClassName is { } names && names.Contains("signature", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static double[] KeptBefore(AnalysedPage page)
    {
        var kept = new double[page.Cut.Length + 1];
        for (var i = 0; i < page.Cut.Length; i++)
        {
            kept[i + 1] = kept[i] + (page.Cut[i] == FurnitureKind.None ? page.Tree.Blocks[i].Letters : 0);
        }

        return kept;
    }
}
