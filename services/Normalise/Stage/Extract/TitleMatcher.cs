using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Extract;

/// <summary>Knows a page's headline where it stands in the body, by what the head says it is.</summary>
internal sealed class TitleMatcher
{
    private const int MinLetters = 12;
    private readonly List<string> _titles = [];

    public TitleMatcher(IEnumerable<string?> candidates)
    {
        foreach (var candidate in candidates)
        {
            var key = candidate is null ? "" : MetadataText.Key(candidate);
            if (key.Length >= 4 && !_titles.Contains(key))
            {
                _titles.Add(key);
            }
        }
    }

    /// <summary>Whether the block says what a title says, or (headings alone) the better part of it: titles carry site names.</summary>
    public bool IsTitle(PageBlock block)
    {
        if (block.Text.Length > 400 || _titles.Count == 0)
        {
            return false;
        }

        var isHeading = block.Kind == BlockKind.Heading;
        return (isHeading || MayBeAsLong(block)) && IsTitle(block.Text, isHeading);
    }

    // What is no heading must be the title whole, and so as long: most blocks are told by their letters, which are counted already.
    private bool MayBeAsLong(PageBlock block)
    {
        foreach (var title in _titles)
        {
            if (title.Length == block.Letters)
            {
                return true;
            }
        }

        // Halves of surrogate pairs count as letters there and not here.
        return block.Text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF');
    }

    public bool IsTitle(string text) => IsTitle(text, isHeading: true);

    private bool IsTitle(string text, bool isHeading)
    {
        var key = MetadataText.Key(text);
        foreach (var title in _titles)
        {
            if (key == title)
            {
                return true;
            }

            if (
                isHeading
                && Math.Min(key.Length, title.Length) >= MinLetters
                && (
                    (title.Contains(key, StringComparison.Ordinal) && key.Length * 10 >= title.Length * 6)
                    || (key.StartsWith(title, StringComparison.Ordinal) && title.Length * 10 >= key.Length * 6)
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
