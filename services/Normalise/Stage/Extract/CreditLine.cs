using System.Buffers;
using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Extract;

/// <summary>Knows lines that name who made a picture.</summary>
internal static partial class CreditLine
{
    private const int MaxWords = 14;

    /// <summary>The words without one of which no line is a credit; nearly every line of a page comes by.</summary>
    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "Getty",
            "AFP",
            "Reuters",
            "REUTERS",
            "AP",
            "EPA",
            "PA",
            "Shutterstock",
            "iStock",
            "Alamy",
            "Unsplash",
            "Wikimedia",
            "Flickr",
            "Rex",
            "dpa",
            "imago",
            "Bloomberg",
            "Photo",
            "Image",
            "Picture",
            "Foto",
            "Bild",
            "Credit",
            "Фото",
            "写真",
            "사진",
        ],
        StringComparison.Ordinal
    );

    public static bool Is(PageBlock block) =>
        block.Words <= MaxWords && !block.EndsSentence && block.Text.AsSpan().ContainsAny(Words) && Credit().IsMatch(block.Text);

    [GeneratedRegex(
        @"(?:\b(?:Getty|Getty Images|AFP|Reuters|REUTERS|AP|EPA|PA|Shutterstock|iStock|Alamy|Unsplash|Wikimedia|Flickr|Rex|dpa|imago|Bloomberg)(?:\s+(?:Images|Photo|Commons|Wire))?\s*\)?$)|^(?:Photo|Image|Picture|Foto|Bild|Credit|Photograph|Фото|写真|사진)\s*(?:by|:|©|/|via|credit)|\((?:Photo|Image|Credit|Foto|Picture)\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Credit();
}
