using System.Globalization;
using System.Text;

namespace Pipeline.Tests.Support;

/// <summary>Articles of our own writing.</summary>
internal static class WrittenArticles
{
    public const string HarbourTitle = "Ferry Workers End Strike in Port Ellery After Night of Talks";

    public const string HarbourFirst = "Ferry crews in Port Ellery returned to work on Thursday";

    public const string HarbourLast = "before the summer timetable begins.";

    /// <summary>
    /// A saved page as text: the headline first, apostrophes that are UTF-8 read as windows-874 with the gaps filled from windows-1252, and
    /// after the story another article's teaser and a comment form.
    /// </summary>
    public static byte[] Harbour { get; } =
        Encoding.UTF8.GetBytes(
            Break(
                $"""
                {HarbourTitle}

                {HarbourFirst}, ending a nine-day strike that had cut off three islands from the mainland, the harbour union said.

                “It was the crews’ patience that brought the company back to the table,” the union’s secretary, Marta Dunmore, told reporters on the quay. The company’s director said that both sides had given ground.

                Under the agreement, wages rise by four per cent this year and by three per cent in the next. Night shifts, the strike’s main cause, will be shared between the crews of all six vessels, and no employee will be dismissed for having taken part.

                The regional government, which had sent a mediator on Monday, welcomed the settlement. Traders on the islands had warned that fuel and fresh food were running low, and two schools had closed for want of heating oil.

                The union’s members are to vote on the agreement next week, {HarbourLast}

                Check Also

                Ten Ways to Save on Your Next Holiday Loan

                The lenders do not want you to know these simple tricks for cheap credit …

                Leave a Reply Cancel reply

                Your email address will not be published. Required fields are marked *

                Comment *

                Name *

                Email *

                Website
                """
            )
        );

    public static byte[] Png { get; } =
    [
        0x89,
        0x50,
        0x4E,
        0x47,
        0x0D,
        0x0A,
        0x1A,
        0x0A,
        0,
        0,
        0,
        0x0D,
        0x49,
        0x48,
        0x44,
        0x52,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        1,
        8,
        6,
        0,
        0,
        0,
        0x1F,
        0x15,
        0xC4,
        0x89,
        0,
        0,
        0,
        0x0D,
        0x49,
        0x44,
        0x41,
        0x54,
        0x78,
        0xDA,
        0x63,
        0xFC,
        0xCF,
        0xC0,
        0x50,
        0x0F,
        0,
        4,
        0x85,
        1,
        0x80,
        0x84,
        0xA9,
        0x8C,
        0x21,
        0,
        0,
        0,
        0,
        0x49,
        0x45,
        0x4E,
        0x44,
        0xAE,
        0x42,
        0x60,
        0x82,
    ];

    /// <summary>Text with no letter in it: Ingest takes it, Normalise refuses it.</summary>
    public static byte[] Figures { get; } = "12 34 56\n\n78 90 12\n"u8.ToArray();

    /// <summary>An article that no other number gives.</summary>
    public static byte[] Numbered(int number)
    {
        var town = Towns[number % Towns.Length];
        var subject = Subjects[number / Towns.Length % Subjects.Length];
        return Encoding.UTF8.GetBytes(
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                Council of {town} Votes on {subject}, Motion {number}

                The council of {town} voted on Tuesday on motion {number}, which concerns the town’s {subject.ToLowerInvariant()}. Nine members were in favour and four against.

                “We have talked about this for {number % 17
                    + 2} years,” said the mayor. The opposition called the decision hasty and announced that it would ask the district court for a ruling before the end of the month.

                Work is to begin in the spring. The cost is put at {(number % 90) + 10} thousand, of which the region pays a half.
                """
            )
        );
    }

    private static string[] Towns { get; } = ["Ellery", "Norwick", "Aldmoor", "Saint Brannock", "Wexcombe", "Lower Tarn", "Grimsholm"];

    private static string[] Subjects { get; } = ["Bridge", "Library", "Tram Line", "Water Works", "Market Hall"];

    // E2 80 99 and its like, each byte read as the page shows it: E2 is โ in windows-874; 80 is €; the rest, gaps there, come from
    // windows-1252.
    private static string Break(string text) =>
        text.Replace("’", "โ€™", StringComparison.Ordinal)
            .Replace("“", "โ€œ", StringComparison.Ordinal)
            .Replace("”", "โ€\u009d", StringComparison.Ordinal);
}
