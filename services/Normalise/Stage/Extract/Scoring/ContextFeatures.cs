namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>The second look: a block's own features, and how likely its neighbours and containers seemed at the first.</summary>
internal static class ContextFeatures
{
    private const int Neighbours = 4;
    private const int Containers = 4;

    public static IReadOnlyList<string> Names { get; } = NamesOf();

    public static FeatureTable Of(PageEvidence page, FeatureTable first, double[] likely)
    {
        var table = new FeatureTable(first.Rows, Names.Count);
        var (mass, letters) = Sums(page, likely);
        for (var i = 0; i < table.Rows; i++)
        {
            first[i].CopyTo(table[i]);
            var row = new FeatureRow(table[i][first.Columns..], null);
            Write(ref row, page, i, likely, mass, letters);
        }

        return table;
    }

    private static List<string> NamesOf()
    {
        var names = new List<string>(BlockFeatures.Names);
        var page = PageEvidence.Of("<p>A word.</p>");
        double[] likely = [0.5];
        var (mass, letters) = Sums(page, likely);
        var row = new FeatureRow(new float[1_000], names);
        Write(ref row, page, 0, likely, mass, letters);
        return names;
    }

    private static (double[] Mass, double[] Letters) Sums(PageEvidence page, double[] likely)
    {
        var mass = new double[likely.Length + 1];
        var letters = new double[likely.Length + 1];
        for (var i = 0; i < likely.Length; i++)
        {
            // Short blocks count a little too, or a row of figures would count nothing.
            var weight = page.Tree.Blocks[i].Letters + 5;
            mass[i + 1] = mass[i] + (likely[i] * weight);
            letters[i + 1] = letters[i] + weight;
        }

        return (mass, letters);
    }

    private static void Write(ref FeatureRow row, PageEvidence page, int index, double[] likely, double[] mass, double[] letters)
    {
        row.Add("likely", likely[index]);
        for (var i = -Neighbours; i <= Neighbours; i++)
        {
            if (i != 0)
            {
                row.Add("likely", i, index + i >= 0 && index + i < likely.Length ? likely[index + i] : -1);
            }
        }

        var total = Math.Max(1, mass[^1]);
        row.Add("likely-before", mass[index] / total);
        row.Add("likely-after", (mass[^1] - mass[index + 1]) / total);
        row.Add("likely-share", mass[^1] / letters[^1]);
        row.Add("likely-letters", mass[^1]);
        Window(ref row, index, 8, mass, letters);
        Window(ref row, index, 25, mass, letters);
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
            first = elements[element].FirstBlock;
            last = Math.Clamp(elements[element].LastBlock, first + 1, likely.Length);
            row.Add("around-likely", level, (mass[last] - mass[first]) / (letters[last] - letters[first]));
            row.Add("around-likely-share", level, (mass[last] - mass[first]) / total);
            row.Add("around-likely-before", level, (mass[Math.Max(index, first)] - mass[first]) / total);
        }
    }

    private static void Window(ref FeatureRow row, int index, int reach, double[] mass, double[] letters)
    {
        var (from, to) = (Math.Max(0, index - reach), Math.Min(mass.Length - 1, index + reach + 1));
        row.Add("likely-before", reach, index == from ? -1 : (mass[index] - mass[from]) / (letters[index] - letters[from]));
        row.Add("likely-after", reach, index + 1 == to ? -1 : (mass[to] - mass[index + 1]) / (letters[to] - letters[index + 1]));
    }
}
