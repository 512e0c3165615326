using System.Collections.Concurrent;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Pipeline.Search.Stories;

/// <summary>
/// Which articles belong together: the connected components of "these two belong" over what is in the index. Whole or article by article,
/// in any order, it comes to the same. Only articles that have company are kept here.
/// </summary>
internal sealed class StoryTable(StoryRules rules)
{
    /// <summary>Stories are told apart as objects: comparing their articles would take as long as making them.</summary>
    public static readonly IEqualityComparer<Story> SameStory = ReferenceEqualityComparer.Instance;

    private readonly ConcurrentDictionary<long, Story> _stories = new();

    public Story? Of(string id) =>
        _stories.TryGetValue(StoryMember.KeyOf(id), out var story) && story.Articles.Any(article => article.Id == id) ? story : null;

    public Story? OfKey(long key) => _stories.GetValueOrDefault(key);

    private IEnumerable<Story> All => _stories.Values.Distinct(SameStory);

    /// <summary>All members of the stories that have an article whose id begins so.</summary>
    public IEnumerable<string> MembersByPrefix(string prefix)
    {
        IEnumerable<Story> stories =
            prefix.Length == 64
                ? Of(prefix) is { } story
                    ? [story]
                    : []
                : All.Where(candidate => candidate.Articles.Any(article => article.Id.StartsWith(prefix, StringComparison.Ordinal)));
        return stories.SelectMany(story => story.Articles).Select(article => article.Id);
    }

    /// <summary>Ids of all articles that have copies, or versions.</summary>
    public IEnumerable<string> Grouped(bool versions) =>
        All.Where(story => story.Articles.Count > (versions ? story.Count : 1) && (versions || story.Count > 1))
            .SelectMany(story => versions ? story.Articles.Where(article => story.VersionsOf(article.Id).Count > 1) : story.Articles)
            .Select(article => article.Id);

    /// <summary>All stories, from nothing but the index.</summary>
    public void Rebuild(IndexReader index)
    {
        var reader = new MemberReader(index);
        var sets = new DisjointSets(index.MaxDoc);
        var live = MultiFields.GetLiveDocs(index);
        foreach (var field in new[] { Engine.IndexFields.Band, Engine.IndexFields.Page })
        {
            if (MultiFields.GetTerms(index, field)?.GetEnumerator() is not { } terms)
            {
                continue;
            }

            DocsEnum? documents = null;
            while (terms.MoveNext())
            {
                if (terms.DocFreq < 2)
                {
                    continue;
                }

                documents = terms.Docs(live, documents, DocsFlags.NONE);
                JoinAll(documents, reader, sets);
            }
        }

        var groups = Enumerable
            .Range(0, index.MaxDoc)
            .Where(document => sets.Find(document) != document)
            .GroupBy(sets.Find)
            .Select(group => StoryRules.Make([.. group.Prepend(group.Key).Select(reader.Read)]))
            .ToArray();
        _stories.Clear();
        foreach (var story in groups)
        {
            Keep(story);
        }
    }

    /// <summary>After these articles came, changed or went.</summary>
    public void Update(IReadOnlyCollection<string> ids, IndexReader index)
    {
        var reader = new MemberReader(index);
        var loose = new Dictionary<string, StoryMember>(StringComparer.Ordinal); // joined to others by being looked up
        var whole = new HashSet<Story>(SameStory); // joined among themselves as they stand
        foreach (var id in ids)
        {
            var member = reader.Find(id);
            if (Of(id) is { } story)
            {
                if (member is not null && story.Articles.First(article => article.Id == id).Print == StoryRules.Print(member))
                {
                    whole.Add(story); // its dates may have changed, and so the order
                    continue;
                }

                foreach (var other in story.Articles.Select(article => reader.Find(article.Id)).OfType<StoryMember>())
                {
                    loose[other.Id] = other;
                }

                Forget(story);
                whole.Remove(story);
            }

            if (member is not null)
            {
                loose[member.Id] = member;
            }
        }

        var joins = new List<(string, string)>();
        foreach (var member in loose.Values)
        {
            foreach (var other in reader.Candidates(member).Where(other => rules.Belong(member, other)))
            {
                joins.Add((member.Id, other.Id));
                if (Of(other.Id) is { } story)
                {
                    whole.Add(story);
                }
            }
        }

        foreach (var story in whole)
        {
            joins.AddRange(story.Articles.Skip(1).Select(article => (story.Articles[0].Id, article.Id)));
            Forget(story);
        }

        Build(joins, reader);
    }

    private void Build(List<(string A, string B)> joins, MemberReader reader)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (a, b) in joins)
        {
            numbers.TryAdd(a, numbers.Count);
            numbers.TryAdd(b, numbers.Count);
        }

        var sets = new DisjointSets(numbers.Count);
        foreach (var (a, b) in joins)
        {
            sets.Join(numbers[a], numbers[b]);
        }

        foreach (var group in numbers.GroupBy(entry => sets.Find(entry.Value), entry => entry.Key))
        {
            StoryMember[] members = [.. group.Select(reader.Find).OfType<StoryMember>()];
            if (members.Length > 1)
            {
                Keep(StoryRules.Make(members));
            }
        }
    }

    private void JoinAll(DocsEnum documents, MemberReader reader, DisjointSets sets)
    {
        var members = new List<(int Document, StoryMember Member)>();
        while (documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
        {
            members.Add((documents.DocID, reader.Read(documents.DocID)));
        }

        // The same text a thousand times over is one member in the comparison of all with all.
        foreach (var same in members.GroupBy(entry => StoryRules.Print(entry.Member)))
        {
            var first = same.First();
            foreach (var other in same.Skip(1).Where(other => rules.Belong(first.Member, other.Member)))
            {
                sets.Join(first.Document, other.Document);
            }
        }

        for (var i = 0; i < members.Count; i++)
        {
            for (var j = i + 1; j < members.Count; j++)
            {
                if (sets.Find(members[i].Document) != sets.Find(members[j].Document) && rules.Belong(members[i].Member, members[j].Member))
                {
                    sets.Join(members[i].Document, members[j].Document);
                }
            }
        }
    }

    private void Keep(Story story)
    {
        foreach (var article in story.Articles)
        {
            _stories[StoryMember.KeyOf(article.Id)] = story;
        }
    }

    private void Forget(Story story)
    {
        foreach (var article in story.Articles)
        {
            _stories.TryRemove(StoryMember.KeyOf(article.Id), out _);
        }
    }
}
