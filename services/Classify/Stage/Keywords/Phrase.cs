namespace Pipeline.Classify.Keywords;

/// <summary>A candidate: the words it is made of, and what was seen of it.</summary>
internal sealed class Phrase(int[] ids, int position)
{
    public int[] Ids { get; } = ids;

    /// <summary>Number of the token where it stands first.</summary>
    public int Position { get; } = position;

    public int Count { get; set; }

    /// <summary>How often by itself, with no word beside it that could belong to it.</summary>
    public int Alone { get; set; }

    /// <summary>Has a word of grammar inside, and is not a name: <c>feu de forêt</c>.</summary>
    public bool IsJoined { get; set; }

    public bool IsInTitle { get; set; }

    public bool IsName { get; set; }

    public double Score { get; set; }

    /// <summary>As the article writes it; a place within a sentence is preferred, for its capitals are the phrase's own.</summary>
    public (bool InTitle, int Start, int Length, bool AtStart) Written { get; set; }

    /// <summary>Whether one holds all the words of the other, in any order: "Hama" and "city of Hama".</summary>
    public bool Overlaps(Phrase other)
    {
        var (few, many) = Ids.Length <= other.Ids.Length ? (Ids, other.Ids) : (other.Ids, Ids);
        foreach (var id in few)
        {
            if (Array.IndexOf(many, id) < 0)
            {
                return false;
            }
        }

        return true;
    }
}
