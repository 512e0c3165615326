namespace Pipeline.Classify.Entities;

/// <summary>All mentions in an article that are written with the same words.</summary>
internal sealed class EntityName(ulong key, EntityMention first)
{
    private readonly int[] _kinds = new int[3];

    public ulong Key { get; } = key;

    /// <summary>Where it stands first; its words stand for the name.</summary>
    public EntityMention First { get; } = first;

    public EntityKind Kind { get; set; } = first.Kind;

    public int Count { get; private set; }

    public int Length => First.Length;

    /// <summary>The fuller name that this one is short for.</summary>
    public EntityName? ShortFor { get; set; }

    /// <summary>As it stands in the text, each spelling once, with its count.</summary>
    public List<(EntityMention At, int Count)> Spellings { get; } = [];

    public EntityName Fullest
    {
        get
        {
            var name = this;
            while (name.ShortFor is { } fuller)
            {
                name = fuller;
            }

            return name;
        }
    }

    public int CountAs(EntityKind kind) => _kinds[(int)kind];

    public void Add(EntityDocument document, EntityMention mention, bool byModel)
    {
        Count++;
        if (byModel)
        {
            _kinds[(int)mention.Kind]++;
        }

        for (var i = 0; i < Spellings.Count; i++)
        {
            if (!SameSpelling(document, Spellings[i].At, mention))
            {
                continue;
            }

            Spellings[i] = (Spellings[i].At, Spellings[i].Count + 1);
            return;
        }

        Spellings.Add((mention, 1));
    }

    private static bool SameSpelling(EntityDocument document, EntityMention a, EntityMention b)
    {
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (!document.Word(a.Start + i).SequenceEqual(document.Word(b.Start + i)))
            {
                return false;
            }
        }

        return true;
    }
}
