namespace Pipeline.Classify.Entities;

/// <summary>Finds which names are short for which: "Assad" for "Bashar Assad", "SNA" for "Syrian National Army".</summary>
internal static class EntityMerger
{
    /// <summary>Names are compared with each other; past this many, only the first are.</summary>
    private const int MostCompared = 400;

    public static void Merge(EntityDocument document, List<EntityName> names)
    {
        Brackets(document, names);
        var count = Math.Min(names.Count, MostCompared);
        for (var i = 0; i < count; i++)
        {
            var name = names[i];
            if (name.ShortFor is not null)
            {
                continue;
            }

            EntityName? fuller = null;
            for (var k = 0; k < count; k++)
            {
                var other = names[k];
                if (k == i || other.Kind != name.Kind || other.Fullest == name)
                {
                    continue;
                }

                if (!IsShortFor(document, name, other))
                {
                    continue;
                }

                if (fuller is null || other.Count > fuller.Count)
                {
                    fuller = other;
                }
            }

            name.ShortFor = fuller;
        }
    }

    private static bool IsShortFor(EntityDocument document, EntityName name, EntityName fuller) =>
        name.Kind switch
        {
            EntityKind.Person => PersonNames.IsShortFor(document, name.First, fuller.First),
            EntityKind.Organisation => OrganisationNames.IsShortFor(document, name.First, fuller.First),
            _ => OrganisationNames.IsAcronym(document, name.First, fuller.First),
        };

    /// <summary>"Syrian National Army (SNA)", where the text itself says what is short for what.</summary>
    private static void Brackets(EntityDocument document, List<EntityName> names)
    {
        var byStart = new Dictionary<int, EntityName>();
        var byEnd = new Dictionary<int, EntityName>();
        foreach (var name in names)
        {
            foreach (var (at, _) in name.Spellings)
            {
                byStart[at.Start] = name;
                byEnd[at.End] = name;
            }
        }

        foreach (var (start, inner) in byStart)
        {
            if (start < 2 || document.Word(start - 1) is not "(" || !byEnd.TryGetValue(start - 1, out var outer) || outer == inner)
            {
                continue;
            }

            var (brief, full) = inner.Length <= outer.Length ? (inner, outer) : (outer, inner);
            if (brief.ShortFor is not null || full.Fullest == brief || !OrganisationNames.LooksShort(document, brief.First, full.First))
            {
                continue;
            }

            brief.Kind = full.Kind;
            brief.ShortFor = full;
        }
    }
}
