namespace Pipeline.Search.Stories;

/// <summary>When two articles belong together. Said only of the two, so that nothing hangs on who came first.</summary>
internal sealed class StoryRules(double threshold)
{
    // A site that gives every page the same "canonical" address is not one article in a thousand versions.
    private const double LeastLikeness = 0.1;

    public bool Belong(StoryMember a, StoryMember b) => Signature.Similarity(a.Signature, b.Signature) >= threshold || AreVersions(a, b);

    public static bool AreVersions(StoryMember a, StoryMember b) =>
        a.Pages.Intersect(b.Pages, StringComparer.Ordinal).Any()
        && (
            a.Title.Length > 0 && a.Title == b.Title
            || a.Signature.Length == 0
            || b.Signature.Length == 0
            || Signature.Similarity(a.Signature, b.Signature) >= LeastLikeness
        );

    public static long Print(StoryMember member)
    {
        var hash = 14695981039346656037UL;
        foreach (var value in member.Signature)
        {
            hash = (hash ^ value) * 1099511628211UL;
        }

        foreach (var c in string.Join('\n', member.Pages.Prepend(member.Title)))
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return unchecked((long)hash);
    }

    /// <summary>The story that these members, which belong together, make.</summary>
    public static Story Make(IReadOnlyCollection<StoryMember> members)
    {
        var sorted = members.Order(StoryMember.ByAge).ToArray();
        var sets = new DisjointSets(sorted.Length);
        foreach (
            var page in sorted
                .SelectMany((member, place) => member.Pages.Select(page => (page, place)))
                .GroupBy(entry => entry.page, entry => entry.place, StringComparer.Ordinal)
        )
        {
            var places = page.ToArray();
            for (var i = 0; i < places.Length; i++)
            {
                for (var j = i + 1; j < places.Length; j++)
                {
                    if (sets.Find(places[i]) != sets.Find(places[j]) && AreVersions(sorted[places[i]], sorted[places[j]]))
                    {
                        sets.Join(places[i], places[j]);
                    }
                }
            }
        }

        var articles = new StoryArticle[sorted.Length];
        foreach (var group in Enumerable.Range(0, sorted.Length).GroupBy(sets.Find))
        {
            var version = 0;
            foreach (var place in group.OrderBy(place => sorted[place], StoryMember.ByVersion))
            {
                articles[place] = new StoryArticle(sorted[place].Id, group.Min(), version++, Print(sorted[place]));
            }
        }

        return new Story(articles);
    }
}
