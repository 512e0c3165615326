namespace Pipeline.Normalise.Repair;

/// <summary>Names a page as people know the damage: with the page that filled its gaps.</summary>
internal static class CodePageLabel
{
    private const string Western = "windows-1252";

    /// <summary>Looking at this many groups is enough to name it.</summary>
    private const int Sample = 100;

    public static string Of(ReadOnlySpan<char> text, CodePage page, List<MojibakeGroup> groups)
    {
        var filled = false;
        foreach (var group in groups.Take(Sample))
        {
            foreach (var c in text[group.Start..group.End])
            {
                filled |= page.IsFilled(c);
            }
        }

        return filled ? $"{page.Name}+{Western}" : page.Name;
    }
}
