using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Extract;

/// <summary>Knows lines that name who made a picture.</summary>
internal static partial class CreditLine
{
    private const int MaxWords = 14;

    public static bool Is(PageBlock block) => block.Words <= MaxWords && !block.EndsSentence && Credit().IsMatch(block.Text);

    [GeneratedRegex(
        @"(?:\b(?:Getty|Getty Images|AFP|Reuters|REUTERS|AP|EPA|PA|Shutterstock|iStock|Alamy|Unsplash|Wikimedia|Flickr|Rex|dpa|imago|Bloomberg)(?:\s+(?:Images|Photo|Commons|Wire))?\s*\)?$)|^(?:Photo|Image|Picture|Foto|Bild|Credit|Photograph|Фото|写真|사진)\s*(?:by|:|©|/|via|credit)|\((?:Photo|Image|Credit|Foto|Picture)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Credit();
}
