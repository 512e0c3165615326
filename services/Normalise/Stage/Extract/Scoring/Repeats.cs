namespace Pipeline.Normalise.Extract.Scoring;

/// <summary>
/// Elements that repeat: children of one parent with the same name and class. Posts of a thread, cards of a listing and items of a menu are
/// such; the paragraphs of a story have no children and so are none.
/// </summary>
internal sealed class Repeats
{
    private readonly int[] _groupOf;
    private readonly List<Group> _groups = [];

    public Repeats(PageTree tree, PageSums sums)
    {
        var elements = tree.Elements;
        _groupOf = new int[elements.Length];
        Array.Fill(_groupOf, -1);
        var byName = new Dictionary<(int Parent, string Name, string Class), int>();
        for (var i = 0; i < elements.Length; i++)
        {
            ref readonly var element = ref elements[i];
            if (element.FirstBlock == element.LastBlock || element.End == i + 1 || element.Parent < 0)
            {
                continue;
            }

            var key = (element.Parent, element.Node.LocalName, FirstClass(element.Node.ClassName));
            if (!byName.TryGetValue(key, out var group))
            {
                byName[key] = group = _groups.Count;
                _groups.Add(new Group());
            }

            _groupOf[i] = group;
            _groups[group].Take(sums, element, i);
        }
    }

    /// <summary>The group of an element, or null where it stands alone.</summary>
    public Group? Of(int element) => _groupOf[element] is >= 0 and var group && _groups[group].Count >= 2 ? _groups[group] : null;

    public IEnumerable<Group> All => _groups.Where(static group => group.Count >= 2);

    // Number at the end tells one from the other: post-1, post-2.
    private static string FirstClass(string? names)
    {
        if (names is null)
        {
            return "";
        }

        var first = names.AsSpan().TrimStart();
        var space = first.IndexOfAny(' ', '\n', '\t');
        return (space < 0 ? first : first[..space]).TrimEnd("0123456789-_").ToString();
    }

    internal sealed class Group
    {
        public int Count { get; private set; }

        /// <summary>The elements, in the page's order.</summary>
        public List<int> Items { get; } = [];

        public int FirstBlock { get; private set; } = int.MaxValue;

        public int LastBlock { get; private set; }

        public double Letters { get; private set; }

        public double LinkedLetters { get; private set; }

        public double Prose { get; private set; }

        /// <summary>How many of them hold prose.</summary>
        public int WithProse { get; private set; }

        /// <summary>How many begin with a link, as teasers do.</summary>
        public int LinkedHeads { get; private set; }

        /// <summary>How many have a line that is a link among their first three, as cards of a listing do.</summary>
        public int Cards { get; private set; }

        public double LinkShare => Letters > 0 ? LinkedLetters / Letters : 0;

        public void Take(PageSums sums, in PageElement element, int index)
        {
            var letters = sums.Letters(element.FirstBlock, element.LastBlock);
            var prose = sums.Prose(element.FirstBlock, element.LastBlock);
            Count++;
            Items.Add(index);
            HoldsLink(sums, element);
            FirstBlock = Math.Min(FirstBlock, element.FirstBlock);
            LastBlock = Math.Max(LastBlock, element.LastBlock);
            LinkedHeads += sums.LinkShare(element.FirstBlock, element.FirstBlock + 1) > 0.5 ? 1 : 0;
            Letters += letters;
            LinkedLetters += letters * sums.LinkShare(element.FirstBlock, element.LastBlock);
            Prose += prose;
            WithProse += prose > 0 ? 1 : 0;
        }

        private void HoldsLink(PageSums sums, in PageElement element)
        {
            for (var i = element.FirstBlock; i < Math.Min(element.LastBlock, element.FirstBlock + 3); i++)
            {
                if (sums.LinkShare(i, i + 1) > 0.5)
                {
                    Cards++;
                    return;
                }
            }
        }
    }
}
