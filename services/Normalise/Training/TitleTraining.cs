using System.Globalization;
using System.Text.Json;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Learns the weights of <c>TitleModel</c>: <c>titles PAGES TRUTH OUT [PAGES TRUTH]</c>, where PAGES is a folder of <c>ID.html.gz</c> and
/// TRUTH has a line <c>{"id", "title"}</c> a page; the second pair is only measured on. Accuracy by cross-validation in which no site is
/// in two parts.
/// </summary>
internal static class TitleTraining
{
    private const double Ridge = 0.003;

    // As the sets are scored: a title that lacks what the truth adds is right, if it is more than a word.
    private const int LeastLetters = 10;

    private sealed record Page(
        string Title,
        IReadOnlyList<TitleCandidate> Candidates,
        TitleModel Model,
        Choice Choice,
        IReadOnlyList<Choice> Poorer
    );

    public static int Run(string[] args)
    {
        var pages = TruthPages.Read(args[0], args[1], Read);
        var possible = (double)pages.Count(static page => page.Choice.IsRight.Contains(true)) / pages.Count;
        var right = ChoiceTrainer.CrossValidated(
            pages,
            static page => page.Choice.Site,
            held => ChoiceTrainer.Fit(Known(held), Ridge),
            IsRight
        );
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages; right by cross-validation, no site in two parts: {right:F3}; among the candidates: {possible:F3}."
        );
        Console.WriteLine(note);
        var all = ChoiceTrainer.Fit(Known(pages), Ridge);
        Tell("fitted", pages, all);
        if (args.Length > 4)
        {
            Tell("other pages", TruthPages.Read(args[3], args[4], Read), all);
        }

        ChoiceTrainer.Write(args[2], nameof(TitleModel), note, all);
        return 0;
    }

    // Each page once more as it would be without what it tells networks, without its h1, and without both: of the pages that the weights
    // are for, many are poorer than those that they are learned on.
    private static List<Choice> Known(IReadOnlyList<Page> pages) =>
        [.. pages.SelectMany(static page => (Choice[])[page.Choice, .. page.Poorer]).Where(static choice => choice.IsRight.Contains(true))];

    private static void Tell(string what, List<Page> pages, IReadOnlyDictionary<string, double> weights)
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what} {pages.Count}: {(double)pages.Count(page => IsRight(page, weights)) / pages.Count:F3}, among the candidates {(double)pages.Count(page => page.Choice.IsRight.Contains(true)) / pages.Count:F3}"
            )
        );
        foreach (var page in pages.Where(page => !IsRight(page, weights)))
        {
            Console.WriteLine(
                $"{(page.Choice.IsRight.Contains(true) ? "MISSED" : "ABSENT")} {page.Choice.Site} | {page.Title} | {Titles.Best(page.Candidates, page.Model, weights)?.Text}"
            );
        }
    }

    private static bool IsRight(Page page, IReadOnlyDictionary<string, double> weights) =>
        Titles.Best(page.Candidates, page.Model, weights) is { } best && IsSame(best.Key, MetadataText.Key(page.Title));

    private static bool IsSame(string key, string truth) =>
        key == truth || (key.Length > LeastLetters && truth.Contains(key, StringComparison.Ordinal));

    private static Page? Read(JsonElement root, string path)
    {
        if (!root.TryGetProperty("title", out var said) || said.GetString() is not { Length: > 0 } title)
        {
            return null;
        }

        var page = TruthPages.Analyse(path);
        var (facts, article) = (page.Evidence.Facts, page.Evidence.Article);
        var url = Addresses.Page(facts.Canonical, facts.First(["og:url"]), article?.Url);
        var keys = TitleCandidates.WithLogo(Sites.Keys(facts, article, Sites.Name(facts, article, url), url), facts, page.Evidence.View);
        var story = page.Tree.Elements[page.Root].FirstBlock;
        var key = MetadataText.Key(title);
        var (whole, model, choice) = Of(TitleSource.None);
        return new Page(
            title,
            whole,
            model,
            choice,
            [Of(Told).Choice, Of(TitleSource.Heading).Choice, Of(Told | TitleSource.Heading).Choice]
        );

        (IReadOnlyList<TitleCandidate> Candidates, TitleModel Model, Choice Choice) Of(TitleSource silent)
        {
            var candidates = TitleCandidates.Of(facts, article, page.Evidence.View, story, keys, silent);
            var model = new TitleModel(candidates, keys, story, page.Evidence.Headline, url);
            var exact = candidates.Select(candidate => candidate.Key == key).ToArray();
            return (
                candidates,
                model,
                new Choice(
                    Addresses.Host(url) ?? path,
                    [.. candidates.Select(candidate => model.Features(candidate).ToArray())],
                    exact.Contains(true) ? exact : [.. candidates.Select(candidate => IsSame(candidate.Key, key))],
                    MayBeNone: false
                )
            );
        }
    }

    private const TitleSource Told = TitleSource.JsonLd | TitleSource.OpenGraph | TitleSource.Meta;
}
