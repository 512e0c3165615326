namespace Pipeline.Search.Stories;

/// <summary>Articles that tell the same story in nearly the same words, and the versions of each.</summary>
/// <param name="Articles">Earliest first.</param>
public sealed record Story(IReadOnlyList<StoryArticle> Articles)
{
    /// <summary>How many articles, an article's versions counted once.</summary>
    public int Count => Articles.Select(article => article.Number).Distinct().Count();

    /// <summary>The newest version of the earliest article.</summary>
    public string Lead => VersionsOf(Articles[0].Id)[^1];

    /// <summary>Ids of an article and its other versions, oldest first.</summary>
    public IReadOnlyList<string> VersionsOf(string id)
    {
        var number = Articles.First(article => article.Id == id).Number;
        return [.. Articles.Where(article => article.Number == number).OrderBy(article => article.Version).Select(article => article.Id)];
    }
}

/// <param name="Number">The same for all versions of an article.</param>
/// <param name="Version">0 for the oldest version, and on.</param>
/// <param name="Print">Of what joins it to others: while it stays, so do the joins.</param>
public sealed record StoryArticle(string Id, int Number, int Version, long Print);
