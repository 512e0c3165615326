using Pipeline.Contracts;

namespace Pipeline.Hosting;

/// <summary>
/// A message names an article whose document is not in the store: the store was restored from an older state, or is another one.
/// </summary>
public sealed class MissingArticleException(Stage stage, string articleId)
    : Exception(
        $"The {stage} document of article {articleId} is not in the store. If the store was restored from a backup, drop the file again; else check that all workers use the same store."
    );
