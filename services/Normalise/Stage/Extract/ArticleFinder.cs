namespace Pipeline.Normalise.Extract;

/// <summary>
/// Finds the element that holds the article: the one whose blocks weigh most in sum. Prose weighs for, lists of links and scraps against,
/// so the best element holds all of the story and as little else as the markup allows; of equals the innermost wins. Then narrows down
/// to what the page itself calls the article, where that holds enough.
/// </summary>
internal static class ArticleFinder
{
    // What calls itself the article, or its body, must hold this much of what was found to be believed.
    private const double MinShareOfArticle = 0.5;
    private const double MinShareOfBody = 0.7;

    // With the page's headline inside, less will do: short stories stand above long ones on some pages.
    private const double MinShareOfArticleWithHeadline = 0.12;
    private const double MinShareOfBodyWithHeadline = 0.35;
    private const double MinWeightWithHeadline = 250;

    public static int Find(PageView view, int headline)
    {
        var root = Best(view, 0);
        while (true)
        {
            var narrower = Narrower(view, root, headline);
            if (narrower < 0)
            {
                return root;
            }

            root = Best(view, narrower);
        }
    }

    private static int Best(PageView view, int scope)
    {
        var elements = view.Tree.Elements;
        var best = scope;
        var bestScore = view.Weight(elements[scope]);
        for (var i = scope + 1; i < elements[scope].End; i++)
        {
            ref readonly var element = ref elements[i];
            if (element.FirstBlock == element.LastBlock)
            {
                continue;
            }

            var score = view.Weight(element);
            if (score >= bestScore - 1e-9)
            {
                best = i;
                bestScore = Math.Max(score, bestScore);
            }
        }

        return best;
    }

    private static int Narrower(PageView view, int root, int headline)
    {
        var elements = view.Tree.Elements;
        var whole = view.Weight(elements[root]);
        for (var i = root + 1; i < elements[root].End; i++)
        {
            ref readonly var element = ref elements[i];
            if (element.LastBlock - element.FirstBlock >= elements[root].LastBlock - elements[root].FirstBlock)
            {
                continue;
            }

            var isArticle = element.Node.LocalName is "article";
            var isBody = (element.Hints & Hint.Content) != 0;
            if (!isArticle && !isBody)
            {
                continue;
            }

            var weight = view.Weight(element);
            var holdsHeadline = headline >= element.FirstBlock && headline < element.LastBlock;
            if (
                (isArticle && weight >= MinShareOfArticle * whole)
                || (isBody && weight >= MinShareOfBody * whole)
                || (
                    holdsHeadline
                    && weight >= MinWeightWithHeadline
                    && weight >= (isArticle ? MinShareOfArticleWithHeadline : MinShareOfBodyWithHeadline) * whole
                )
            )
            {
                return i;
            }
        }

        return -1;
    }
}
