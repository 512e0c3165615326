using System.Globalization;
using System.Text.Json;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Learns the weights of <c>DateModel</c>: <c>dates PAGES TRUTH OUT [PAGES TRUTH]</c>, where PAGES is a folder of <c>ID.html.gz</c> and
/// TRUTH has a line <c>{"id", "date"}</c> a page; the second pair is only measured on. Pages whose truth is the day that they say they were
/// changed on are measured and not learned from. Accuracy by cross-validation in which no site is in two parts.
/// </summary>
internal static class DateTraining
{
    private const double Ridge = 0.003;

    private sealed record Page(DateTime Day, DateCandidates Candidates, bool IsChange, Choice Choice);

    public static int Run(string[] args)
    {
        var pages = TruthPages.Read(args[0], args[1], Read);
        var right = ChoiceTrainer.CrossValidated(pages, static page => page.Choice.Site, Fit, IsRight);
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages, {pages.Count(static page => page.IsChange)} of them dated by their change; right by cross-validation, no site in two parts: {right:F3}."
        );
        Console.WriteLine(note);
        var all = Fit(pages);
        Tell("fitted", pages, all);
        if (args.Length > 4)
        {
            Tell("other pages", TruthPages.Read(args[3], args[4], Read), all);
        }

        ChoiceTrainer.Write(args[2], nameof(DateModel), note, all);
        return 0;
    }

    private static Dictionary<string, double> Fit(IReadOnlyList<Page> pages) =>
        ChoiceTrainer.Fit(
            [.. pages.Where(static page => !page.IsChange && page.Choice.IsRight.Contains(true)).Select(static page => page.Choice)],
            Ridge
        );

    private static void Tell(string what, List<Page> pages, IReadOnlyDictionary<string, double> weights)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} {pages.Count}: {(double)pages.Count(page => IsRight(page, weights)) / pages.Count:F3}, among the candidates {(double)pages.Count(static page => page.Choice.IsRight.Contains(true)) / pages.Count:F3}, dated by their change {pages.Count(static page => page.IsChange)}"
            )
        );
        foreach (var page in pages.Where(page => !IsRight(page, weights)))
        {
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{(page.IsChange ? "CHANGE" : page.Choice.IsRight.Contains(true) ? "MISSED" : "ABSENT")} {page.Choice.Site} | {page.Day:yyyy-MM-dd} | {PublishedDates.Best(page.Candidates, weights)?.Day:yyyy-MM-dd} | {string.Join("; ", page.Candidates.All.Select(static one => string.Create(CultureInfo.InvariantCulture, $"{one.Day:yyyy-MM-dd} {string.Join(", ", one.Sources)} {one.Distance}")))} | changed {page.Candidates.Modified?.Date.Instant:yyyy-MM-dd}"
                )
            );
        }
    }

    private static bool IsRight(Page page, IReadOnlyDictionary<string, double> weights) =>
        (PublishedDates.Best(page.Candidates, weights)?.Day ?? ModifiedDates.Find(page.Candidates)?.Date.Instant.Date) == page.Day;

    private static Page? Read(JsonElement root, string path)
    {
        if (
            !root.TryGetProperty("date", out var said)
            || !DateTime.TryParseExact(said.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            return null;
        }

        var page = TruthPages.Analyse(path);
        var (facts, article) = (page.Evidence.Facts, page.Evidence.Article);
        var url = Addresses.Page(facts.Canonical, facts.First(["og:url"]), article?.Url);
        var anchor = page.Evidence.Headline >= 0 ? page.Evidence.Headline : page.Tree.Elements[page.Root].FirstBlock;
        var language = facts.Language ?? facts.First(MetadataOrder.Language) ?? article?.Language;
        var candidates = DateCandidates.Of(facts, article, page.Evidence.View, anchor, page.Tree.Elements[page.Root], url, language);
        var isRight = candidates.All.Select(one => one.Day == day).ToArray();
        var isPublished = candidates.All.Any(one =>
            one.Day == day && one.Sources.Any(static source => source is "json-ld" or "meta" or "time published" or "line published")
        );
        return new Page(
            day,
            candidates,
            IsChange: !isPublished && candidates.Modified?.Date.Instant.Date == day,
            new Choice(
                Addresses.Host(url) ?? path,
                [.. candidates.All.Select(one => DateModel.Features(one, candidates).Distinct(StringComparer.Ordinal).ToArray())],
                isRight,
                MayBeNone: false
            )
        );
    }
}
