using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Extract;

/// <summary>Tells tables of data from tables that only lay out a page.</summary>
internal static class TableReader
{
    private const int MaxNodes = 5_000;

    // A cell of data holds a figure, a name or a phrase; a cell of layout holds paragraphs.
    private const int MaxMeanCellLength = 120;

    public static bool HoldsData(DomElement table)
    {
        var (rows, cells, length, nodes, headers) = (0, 0, 0, 0, 0);
        var stack = new Stack<DomNode>();
        stack.Push(table);
        while (stack.Count > 0 && nodes++ < MaxNodes)
        {
            var node = stack.Pop();
            if (node is DomText text)
            {
                length += text.Data.AsSpan().Trim().Length;
                continue;
            }

            var children = ((DomElement)node).ChildNodes;
            for (var i = 0; i < children.Length; i++)
            {
                var child = children[i];
                if (child is DomElement element)
                {
                    switch (element.LocalName)
                    {
                        case "table" or "form" or "article" or "h1":
                            return false;
                        case "tr":
                            rows++;
                            break;
                        case "th":
                            headers++;
                            cells++;
                            break;
                        case "td":
                            cells++;
                            break;
                    }
                }

                stack.Push(child);
            }
        }

        return rows >= 2 && cells >= rows * 3 / 2 && length <= cells * MaxMeanCellLength * (headers > 0 ? 2 : 1);
    }
}
