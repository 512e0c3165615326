using System.Globalization;
using System.Text.Json;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Learns the weights of <c>AuthorModel</c>: <c>authors PAGES TRUTH OUT [PAGES TRUTH]</c>, where PAGES is a folder of <c>ID.html.gz</c> and
/// TRUTH has a line <c>{"id", "author"}</c> a page; the second pair is only measured on. A choice among the candidates and nobody
/// (softmax), each page counting as one; accuracy by cross-validation in which no site is in two parts.
/// </summary>
internal static class AuthorTraining
{
    private const double Ridge = 0.002;

    private sealed record Page(string SiteKey, string Author, IReadOnlyList<AuthorCandidate> Candidates, Choice Choice);

    public static int Run(string[] args)
    {
        var pages = TruthPages.Read(args[0], args[1], Read);
        Console.WriteLine(
            $"{pages.Count} pages with an author, {pages.Count(page => page.Choice.IsRight.Any(right => right))} of them with it among the candidates"
        );
        var right = ChoiceTrainer.CrossValidated(pages, static page => page.Choice.Site, held => Fit(held), IsRight);
        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages; right by cross-validation, no site in two parts: {right:F3}."
        );
        Console.WriteLine(note);
        var all = Fit(pages);
        if (args.Length > 4)
        {
            var others = TruthPages.Read(args[3], args[4], Read);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"other pages {others.Count}: {(double)others.Count(page => IsRight(page, all)) / others.Count:F3}, among the candidates {(double)others.Count(page => page.Choice.IsRight.Any(x => x)) / others.Count:F3}"
                )
            );
        }

        foreach (var page in pages.Where(page => !IsRight(page, all)).Take(args.Length > 5 ? 400 : 0))
        {
            Console.WriteLine(
                $"{(page.Choice.IsRight.Any(x => x) ? "MISSED" : "ABSENT")} {page.Author} | {string.Join(", ", Authors.Best(page.Candidates, page.SiteKey, all)?.Names ?? [])} | {string.Join("; ", page.Candidates.Take(8).Select(c => c.Source + ":" + string.Join(", ", c.Names)))}"
            );
        }

        ChoiceTrainer.Write(args[2], nameof(AuthorModel), note, all);
        return 0;
    }

    private static Dictionary<string, double> Fit(IReadOnlyList<Page> pages) =>
        ChoiceTrainer.Fit([.. pages.Select(static page => page.Choice)], Ridge);

    private static bool IsRight(Page page, IReadOnlyDictionary<string, double> weights)
    {
        var best = Authors.Best(page.Candidates, page.SiteKey, weights);
        for (var i = 0; i < page.Candidates.Count; i++)
        {
            if (ReferenceEquals(page.Candidates[i], best))
            {
                return page.Choice.IsRight[i];
            }
        }

        return false;
    }

    private static Page? Read(JsonElement root, string path)
    {
        if (!root.TryGetProperty("author", out var author) || author.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var names =
            author.ValueKind == JsonValueKind.Array
                ? author.EnumerateArray().Select(name => name.GetString()!).ToArray()
                : [author.GetString()!];
        if (names.All(string.IsNullOrWhiteSpace))
        {
            return null;
        }

        var page = TruthPages.Analyse(path);
        var anchor = page.Evidence.Headline >= 0 ? page.Evidence.Headline : page.Tree.Elements[page.Root].FirstBlock;
        var url = Addresses.Page(page.Evidence.Facts.Canonical, page.Evidence.Facts.First(["og:url"]), page.Evidence.Article?.Url);
        var site = Sites.Name(page.Evidence.Facts, page.Evidence.Article, url);
        var key = site is null ? "" : MetadataText.Key(site);
        var candidates = AuthorCandidates.Of(
            page.Evidence.Facts,
            page.Evidence.Article,
            page.Evidence.View,
            anchor,
            page.Tree.Elements[page.Root],
            key
        );
        var keys = names
            .SelectMany(name => name.Split([", ", " and ", " & ", " und "], StringSplitOptions.RemoveEmptyEntries))
            .Select(MetadataText.Key)
            .Where(name => name.Length > 0)
            .ToArray();
        return new Page(
            key,
            string.Join(", ", names),
            candidates,
            new Choice(
                Addresses.Host(url) ?? path,
                [
                    .. candidates.Select(candidate =>
                        AuthorModel.Features(candidate, candidates, key).Distinct(StringComparer.Ordinal).ToArray()
                    ),
                ],
                // Right with all the names, and not much else.
                [
                    .. candidates.Select(candidate =>
                        keys.All(name => candidate.Key.Contains(name, StringComparison.Ordinal))
                        && candidate.Key.Length <= keys.Sum(name => name.Length) + 12
                    ),
                ],
                MayBeNone: true
            )
        );
    }
}
