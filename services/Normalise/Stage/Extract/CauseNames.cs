namespace Pipeline.Normalise.Extract;

/// <summary>The names under which removals are shown.</summary>
internal static class CauseNames
{
    public static string Of(Cause cause) =>
        cause switch
        {
            Cause.Navigation => "navigation",
            Cause.Share => "share-bar",
            Cause.Related => "related-teaser",
            Cause.Comments => "comments",
            Cause.Promotion => "promotion",
            Cause.Newsletter => "newsletter",
            Cause.Consent => "consent",
            Cause.Byline => "byline",
            Cause.Caption => "caption",
            Cause.Footer => "footer",
            Cause.Sidebar => "sidebar",
            Cause.Tags => "tags",
            Cause.AuthorBox => "author-box",
            Cause.Hidden => "hidden",
            Cause.Media => "media",
            Cause.Control => "control",
            Cause.Headline => "headline",
            Cause.Links => "links",
            Cause.Phrase => "plea",
            _ => "other",
        };
}
