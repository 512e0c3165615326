using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Contracts;
using Pipeline.Text;
using UglyToad.PdfPig;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>Title, author and dates from a PDF's document information.</summary>
internal static partial class PdfInformation
{
    public static ArticleHints Read(PdfDocument document)
    {
        var information = document.Information;
        return new ArticleHints
        {
            Title = Title(information.Title),
            Author = Clean(information.Author),
            Published = Date(information.CreationDate),
            Modified = Date(information.ModifiedDate),
            Description = Clean(information.Subject),
        };
    }

    /// <summary>ISO 32000's <c>D:20240503120000+02'00'</c>, from the year on as much as there is.</summary>
    public static DateTimeOffset? Date(string? text)
    {
        var match = PdfDate().Match(text ?? "");
        if (!match.Success)
        {
            return DateField.Read(text);
        }

        int year = Part(1, 0),
            month = Part(2, 1),
            day = Part(3, 1),
            hour = Part(4, 0),
            minute = Part(5, 0),
            second = Part(6, 0);
        var offset = new TimeSpan(Part(8, 0), Part(9, 0), 0) * (match.Groups[7].ValueSpan is "-" ? -1 : 1);
        if (
            year < 1900
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month)
            || hour > 23
            || minute > 59
            || second > 59
            || offset.Duration() > TimeSpan.FromHours(14)
        )
        {
            return null;
        }

        return new DateTimeOffset(year, month, day, hour, minute, second, offset);

        int Part(int group, int otherwise) =>
            match.Groups[group].Success ? int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture) : otherwise;
    }

    /// <summary>Many writers put the file's name in for a title, which is none.</summary>
    private static string? Title(string? title)
    {
        title = Clean(title);
        return title is null || NoTitle().IsMatch(title) ? null : title;
    }

    private static string? Clean(string? text)
    {
        text = text?.Trim().Trim('\0', '\uFEFF').Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    [GeneratedRegex(
        @"\A\s*(?:D:)?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:([Zz+-])(?:(\d{2})'?)?(?:(\d{2})'?)?)?",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex PdfDate();

    [GeneratedRegex(
        @"\A(?:Microsoft (?:Word|PowerPoint) - |untitled|document\d*\z|layout \d)|\.(?:docx?|odt|rtf|indd|qxd|pdf|pages|html?|tex|dvi|pptx?)\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex NoTitle();
}
