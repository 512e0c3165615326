using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>A page after all marks are made.</summary>
/// <param name="Headline">Block of the headline, or -1.</param>
/// <param name="Root">Element that holds the article.</param>
internal sealed record AnalysedPage(PageTree Tree, PageView View, PageFacts Facts, JsonLdArticle? Article, int Headline, int Root);
