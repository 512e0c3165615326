using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>What the elements around a block are: names that mean something, and the nearest that each hint names.</summary>
internal sealed class AncestorMarks
{
    public const int Hints = 20;

    private static readonly string[] Names =
    [
        "article",
        "main",
        "section",
        "aside",
        "nav",
        "footer",
        "header",
        "form",
        "figure",
        "table",
        "ul",
        "ol",
        "dl",
        "blockquote",
        "noscript",
        "details",
        "button",
        "address",
        "td",
        "a",
        "label",
    ];

    private static readonly int[] Places = DomTag.Places(Names);

    /// <summary>Steps up to the nearest element with the hint, by bit; -1 for none.</summary>
    private readonly int[] _steps = new int[Hints];
    private readonly int[] _elements = new int[Hints];
    private int _names;

    public int Depth { get; private set; }

    /// <summary>Level of the innermost heading around the block, or 0.</summary>
    public int Heading { get; private set; }

    public void Read(PageTree tree, int element)
    {
        Array.Fill(_steps, -1);
        Array.Fill(_elements, -1);
        (_names, Depth, Heading) = (0, 0, 0);
        for (var i = element; i >= 0; i = tree.Elements[i].Parent)
        {
            Take(tree.Elements[i], i);
        }
    }

    public void Write(ref FeatureRow row, PageTree tree, PageSums sums)
    {
        for (var i = 0; i < Names.Length; i++)
        {
            row.Add(Names[i], (_names >> i & 1) != 0);
        }

        var (leastFurniture, mostFurniture) = (2.0, -1.0);
        for (var i = 0; i < Hints; i++)
        {
            var hint = (Hint)(1 << i);
            var share = -1.0;
            if (_elements[i] >= 0)
            {
                ref readonly var element = ref tree.Elements[_elements[i]];
                share = sums.ShareOfProse(element.FirstBlock, element.LastBlock);
                if ((hint & Hint.Furniture) != 0)
                {
                    (leastFurniture, mostFurniture) = (Math.Min(leastFurniture, share), Math.Max(mostFurniture, share));
                }
            }

            row.Add("steps", i, _steps[i] < 0 ? 30 : Math.Min(_steps[i], 29));
            row.Add("share", i, share);
        }

        row.Add("share-least-furniture", leastFurniture);
        row.Add("share-most-furniture", mostFurniture);
        row.Add("depth", Depth);
        row.Add("heading", Heading);
    }

    private void Take(in PageElement element, int index)
    {
        var tag = element.Node.Tag;
        if (tag.Number >= 0 && Places[tag.Number] is >= 0 and var place)
        {
            _names |= 1 << place;
        }

        if (Heading == 0 && (element.Kind & TagKind.Heading) != 0 && tag.Name.Length == 2)
        {
            Heading = tag.Name[1] - '0';
        }

        for (var bits = (int)element.Hints; bits != 0; bits &= bits - 1)
        {
            var hint = System.Numerics.BitOperations.TrailingZeroCount(bits);
            if (hint < Hints && _steps[hint] < 0)
            {
                _steps[hint] = Depth;
                _elements[hint] = index;
            }
        }

        Depth++;
    }
}
