namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>How likely each block of a page is the article's, by trees trained on pages whose text people took out by hand.</summary>
internal static class ContentScorer
{
    private static readonly BoostedTrees Model = BoostedTrees.Load("content-model.txt");

    public static double[] Score(PageEvidence page)
    {
        page.KindRow = KindFeatures.Of(page);
        page.Kinds = PageKinds.Likely(page.KindRow);
        var reader = new BlockFeatures.Reader(page);
        var row = new float[BlockFeatures.Names.Count];
        var likely = new double[page.Tree.Blocks.Count];
        for (var i = 0; i < likely.Length; i++)
        {
            reader.Next(row);
            likely[i] = Model.QuickProbability(row);
        }

        return likely;
    }
}
