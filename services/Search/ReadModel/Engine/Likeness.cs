using Lucene.Net.Index;
using Lucene.Net.Search;
using Pipeline.Contracts;
using Pipeline.Search.Analysis;

namespace Pipeline.Search.Engine;

/// <summary>What an article is about, as a query: the words of its title, keywords and names that fewest others have.</summary>
internal static class Likeness
{
    private const int MostWords = 16;

    /// <summary>Null where it has no word that another article has.</summary>
    public static Query? QueryFor(IndexReader reader, IndexedArticle article)
    {
        var text = string.Join(
            " . ",
            article.Keywords.Concat(article.Entities.Take(12).Select(entity => entity.Text)).Prepend(article.Title ?? "")
        );
        var most = Math.Max(10, reader.NumDocs / 10); // what every tenth article has tells little
        var words = TermAnalyser
            .Analyse(text, article.Language)
            .Distinct(StringComparer.Ordinal)
            .Select(term => new Term(IndexFields.Text, term))
            .Select(term => (Term: term, Count: reader.DocFreq(term)))
            .Where(word => word.Count > 1 && word.Count <= most)
            .OrderBy(word => word.Count)
            .Take(MostWords)
            .ToArray();
        if (words.Length == 0)
        {
            return null;
        }

        var query = new BooleanQuery { MinimumNumberShouldMatch = Math.Min(words.Length, 2) };
        foreach (var (term, _) in words)
        {
            query.Add(new TermQuery(term), Occur.SHOULD);
        }

        return query;
    }
}
