namespace Pipeline.Search.Comparing;

/// <summary>A stretch of two versions laid beside each other.</summary>
public sealed record VersionStretch(string Text, VersionChange Change);

public enum VersionChange
{
    Same,
    Added,
    Deleted,
}

/// <summary>What changed from one version of an article to a later one, word by word.</summary>
public static class VersionChanges
{
    public static IReadOnlyList<VersionStretch> Between(string older, string newer)
    {
        var (a, b) = (Word.Of(older), Word.Of(newer));
        var partner = new int[b.Count];
        Array.Fill(partner, -1);
        Alignment.Align(a, 0, a.Count, b, 0, b.Count, (i, j) => partner[j] = a[i].Text == b[j].Text ? i : -1);
        var stretches = new List<VersionStretch>();
        var (atA, atB) = (0, 0);
        for (var j = 0; j <= b.Count; j++)
        {
            if (j < b.Count && partner[j] < 0)
            {
                continue;
            }

            var i = j < b.Count ? partner[j] : a.Count;
            Add(stretches, older, a, atA, i, VersionChange.Deleted);
            Add(stretches, newer, b, atB, j, VersionChange.Added);
            if (j < b.Count)
            {
                Add(stretches, newer, b, j, j + 1, VersionChange.Same);
            }

            (atA, atB) = (i + 1, j + 1);
        }

        return stretches;
    }

    private static void Add(List<VersionStretch> stretches, string text, IReadOnlyList<Word> words, int from, int to, VersionChange change)
    {
        if (from >= to)
        {
            return;
        }

        var end = to < words.Count ? words[to].Start : text.Length;
        var piece = text[words[from].Start..end];
        if (stretches.Count > 0 && stretches[^1].Change == change)
        {
            stretches[^1] = stretches[^1] with { Text = stretches[^1].Text + piece };
        }
        else
        {
            stretches.Add(new VersionStretch(piece, change));
        }
    }
}
