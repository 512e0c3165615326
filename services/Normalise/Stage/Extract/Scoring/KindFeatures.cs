using Pipeline.Normalise.Extract.Dom;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>What of a page as a whole tells its kind.</summary>
internal static class KindFeatures
{
    private static readonly string[] Counted =
    [
        "article",
        "time",
        "form",
        "input",
        "button",
        "img",
        "table",
        "pre",
        "h1",
        "h2",
        "h3",
        "section",
        "noscript",
        "dl",
    ];

    private static readonly int[] Places = DomTag.Places(Counted);

    public static IReadOnlyList<string> Names { get; } = NamesOf();

    public static float[] Of(PageEvidence page)
    {
        var values = new float[Names.Count];
        var row = new FeatureRow(values, null);
        Write(ref row, page);
        return values;
    }

    private static List<string> NamesOf()
    {
        var names = new List<string>();
        var row = new FeatureRow(new float[500], names);
        Write(ref row, PageEvidence.Of("<p>A word.</p>"));
        return names;
    }

    private static void Write(ref FeatureRow row, PageEvidence page)
    {
        page.Write(ref row);
        Shape(ref row, page);
        Elements(ref row, page);
        Said(ref row, page);
        Voice(ref row, page);
        Groups(ref row, page);
    }

    private static void Shape(ref FeatureRow row, PageEvidence page)
    {
        Span<double> letters = stackalloc double[16];
        var (dated, titles, prose) = (0, 0, 0);
        for (var i = 0; i < page.Tree.Blocks.Count; i++)
        {
            var block = page.Tree.Blocks[i];
            letters[(int)block.Kind & 15] += block.Letters;
            dated += page.Traits[i].IsDated ? 1 : 0;
            titles += page.Traits[i].Title == Furniture.FurnitureKind.None ? 0 : 1;
            prose += BlockWeights.IsProse(block) ? 1 : 0;
        }

        for (var kind = 0; kind <= (int)BlockKind.Definition; kind++)
        {
            row.Add("letters-of-kind", kind, letters[kind] / Math.Max(1, page.Sums.TotalLetters));
        }

        row.Add("dated-blocks", dated);
        row.Add("title-blocks", titles);
        row.Add("prose-blocks", prose);
        row.Add("prose-mean", page.Sums.TotalProse / Math.Max(1, prose));
    }

    private static void Elements(ref FeatureRow row, PageEvidence page)
    {
        Span<int> counts = stackalloc int[Counted.Length];
        Span<int> hints = stackalloc int[24];
        var commentProse = 0.0;
        foreach (var element in page.Tree.Elements)
        {
            var tag = element.Node.Tag.Number;
            if (tag >= 0 && Places[tag] >= 0)
            {
                counts[Places[tag]]++;
            }

            for (var bits = (int)element.Hints; bits != 0; bits &= bits - 1)
            {
                hints[System.Numerics.BitOperations.TrailingZeroCount(bits)]++;
            }

            if ((element.Hints & Hint.Comments) != 0)
            {
                commentProse = Math.Max(commentProse, page.Sums.ShareOfProse(element.FirstBlock, element.LastBlock));
            }
        }

        for (var i = 0; i < counts.Length; i++)
        {
            row.Add(Counted[i] + "s", counts[i]);
        }

        for (var i = 0; i < AncestorMarks.Hints; i++)
        {
            row.Add("hinted", i, hints[i]);
        }

        row.Add("comments-prose", commentProse);
    }

    private static void Said(ref FeatureRow row, PageEvidence page)
    {
        var facts = page.Facts;
        var address = Addresses.Page(facts.Canonical, facts.First(["og:url"]), page.Article?.Url) ?? "";
        var path = Uri.TryCreate(address, UriKind.Absolute, out var uri) ? uri.AbsolutePath : "";
        var counts = new int[KindWords.Count];
        KindWords.AddNames(address, counts);
        Add(ref row, "address", counts);
        KindWords.AddNames(facts.First(["generator"]) ?? "", counts);
        KindWords.AddNames(facts.First(["application-name"]) ?? "", counts);
        Add(ref row, "generator", counts);
        foreach (var element in page.Tree.Elements)
        {
            if (element.Node.LocalName is "body" or "html")
            {
                KindWords.AddNames(element.Node.ClassName, counts);
                KindWords.AddNames(element.Node.Id, counts);
            }
        }

        Add(ref row, "body", counts);
        foreach (var (names, times) in page.Tree.Classes)
        {
            KindWords.AddNames(names, counts, times);
        }

        Add(ref row, "classes", counts, page.Tree.Elements.Length + 1);
        foreach (var block in page.Tree.Blocks)
        {
            KindWords.AddLabel(block.Text, counts);
        }

        Add(ref row, "labels", counts);
        row.Add("path-depth", path.Count(static c => c == '/'));
        row.Add("path-dashes", path.Count(static c => c == '-'));
        row.Add("path-digits", path.Count(char.IsAsciiDigit));
        row.Add("path-root", path is "/" || path.Length == 0 && address.Length > 0);
        var type = facts.First(["og:type"]) ?? "";
        row.Add("og-article", type.Contains("article", StringComparison.OrdinalIgnoreCase));
        row.Add("og-website", type.Contains("website", StringComparison.OrdinalIgnoreCase));
        row.Add("og-product", type.Contains("product", StringComparison.OrdinalIgnoreCase));
        row.Add("says-date", facts.First(MetadataOrder.Published) is not null);
        row.Add("says-author", facts.First(MetadataOrder.Author) is not null);
        row.Add("data-date", page.Article?.Published is not null);
        for (var bit = 0; bit < 8; bit++)
        {
            row.Add("schema", bit, (int)page.Schema >> bit & 1);
        }
    }

    /// <summary>Who speaks to whom: threads say "I", services "you" and "we", documentation gives orders.</summary>
    private static void Voice(ref FeatureRow row, PageEvidence page)
    {
        var (words, first, second, we, questions, marks) = (1, 0, 0, 0, 0, 0);
        for (var i = 0; i < page.Tree.Blocks.Count; i++)
        {
            var block = page.Tree.Blocks[i];
            if (!BlockWeights.IsProse(block))
            {
                continue;
            }

            foreach (var range in block.Text.AsSpan().Split(' '))
            {
                words++;
                switch (block.Text.AsSpan(range))
                {
                    case "I" or "I'm" or "my" or "me" or "I've" or "ich" or "je" or "yo":
                        first++;
                        break;
                    case "you" or "your" or "You" or "Your" or "Sie" or "Ihre" or "vous" or "votre":
                        second++;
                        break;
                    case "we" or "our" or "us" or "We" or "Our" or "wir" or "unsere" or "nous" or "notre":
                        we++;
                        break;
                }
            }

            questions += block.Text.Contains('?', StringComparison.Ordinal) ? 1 : 0;
            marks += block.Text.Contains('!', StringComparison.Ordinal) ? 1 : 0;
        }

        row.Add("voice-i", 100.0 * first / words);
        row.Add("voice-you", 100.0 * second / words);
        row.Add("voice-we", 100.0 * we / words);
        row.Add("voice-questions", questions);
        row.Add("voice-marks", marks);
        row.Add("voice-words", words);
    }

    private static void Groups(ref FeatureRow row, PageEvidence page)
    {
        var most = page.Repeats.All.MaxBy(static group => group.Prose);
        row.Add("group-count", most?.Count ?? 0);
        row.Add("group-with-prose", most?.WithProse ?? 0);
        row.Add("group-prose", most is null ? 0 : most.Prose / Math.Max(1, page.Sums.TotalProse));
        row.Add("group-link-share", most?.LinkShare ?? 0);
        row.Add("group-mean", most is null ? 0 : most.Letters / most.Count);
        var most3 = page
            .Repeats.All.Where(static group => group.Count >= 4 && group.WithProse * 2 > group.Count)
            .MaxBy(static group => group.Count);
        row.Add("many-count", most3?.Count ?? 0);
        row.Add("many-prose", most3 is null ? 0 : most3.Prose / Math.Max(1, page.Sums.TotalProse));
        row.Add("many-link-share", most3?.LinkShare ?? 0);
    }

    private static void Add(ref FeatureRow row, string name, int[] counts, int divisor = 0)
    {
        for (var i = 0; i < counts.Length; i++)
        {
            row.Add(name, i, divisor == 0 ? counts[i] : 100.0 * counts[i] / divisor);
        }

        Array.Clear(counts);
    }
}
