using Pipeline.Contracts;

namespace Pipeline.Index;

/// <summary>Makes of an article what search looks through and a result list shows.</summary>
public static class Indexer
{
    /// <summary>Stands in the table of stages. Changes whenever the same article would be found by other words.</summary>
    public static string Version => StageTable.Product[Stage.Index].Version;

    public static IndexResult Run(NormalisedArticle article, ClassifiedArticle classified) =>
        new IndexResult.Accepted(
            new IndexedArticle
            {
                Id = article.Id,
                Title = article.Title,
                Summary = classified.Summary,
                Text = article.Text,
                Published = article.Published,
                Modified = article.Modified,
                Author = article.Author,
                Authors = article.Authors,
                Site = article.Site,
                Url = article.Url,
                PageId = article.PageId,
                Kind = article.Kind,
                Flags = article.Flags,
                HasRepairs = article.Repairs.Count > 0,
                HasRemovals = article.Removed.Count > 0,
                TakenAt = article.Source.TakenAt == default ? null : article.Source.TakenAt,
                Language = classified.Language,
                Topics = classified.Topics,
                Keywords = classified.Keywords,
                Entities = classified.Entities,
                Collection = article.Source.Collection,
                File = article.Source.File,
                Signature = article.Signature,
            }
        );
}
