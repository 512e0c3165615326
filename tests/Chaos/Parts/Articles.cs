using System.Globalization;
using System.Text;

namespace Pipeline.Chaos.Parts;

/// <summary>
/// Articles that are written the same each time, and no two alike; each fiftieth is a page without text, which Normalise rejects.
/// </summary>
internal static class Articles
{
    private static readonly string[] Towns = ["Tollin", "Marrow", "Esk", "Harnby", "Lowick", "Dunmere", "Cairnside", "Orrin"];
    private static readonly string[] Things =
    [
        "ferry",
        "harbour wall",
        "railway bridge",
        "market hall",
        "reservoir",
        "power line",
        "school",
    ];
    private static readonly string[] Doings =
    [
        "was closed",
        "was reopened",
        "was damaged",
        "is to be rebuilt",
        "was sold",
        "was inspected",
    ];

    public static bool IsRejected(int number) => number % 50 == 49;

    public static string NameOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:00000}.{(IsRejected(number) ? "html" : "txt")}");

    public static byte[] ContentOf(int number)
    {
        if (IsRejected(number))
        {
            return Encoding.UTF8.GetBytes(
                $"<!doctype html><html><head><title>{number}</title></head><body><script>void {number};</script></body></html>"
            );
        }

        var random = new Random(number);
        var (town, thing, doing) = (One(Towns), One(Things), One(Doings));
        var text = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"The {thing} of {town} {doing}, notice {number}")
            .AppendLine();
        for (var paragraph = 0; paragraph < 4; paragraph++)
        {
            text.AppendLine(
                    CultureInfo.InvariantCulture,
                    $"The council of {One(Towns)} said on Monday that the {One(Things)} {One(Doings)} after {random.Next(2, 90)} days. "
                        + $"Residents had asked for it since the spring, and the townâ€™s engineer agreed. It costs {random.Next(100, 9999)} pounds."
                )
                .AppendLine();
        }

        return Encoding.UTF8.GetBytes(text.ToString());

        string One(string[] from) => from[random.Next(from.Length)];
    }
}
