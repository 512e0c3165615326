using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Metadata;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Learns the weights of <c>AuthorModel</c>: <c>authors PAGES TRUTH OUT [PAGES TRUTH]</c>, where PAGES is a folder of <c>ID.html.gz</c> and
/// TRUTH has a line <c>{"id", "author"}</c> a page; the second pair is only measured on. A choice among the candidates and nobody
/// (softmax), each page counting as one; accuracy by cross-validation in which no site is in two parts.
/// </summary>
internal static class AuthorTraining
{
    private const int Folds = 5;
    private const int Steps = 400;
    private const double Rate = 0.5;
    private const double Ridge = 0.002;

    private sealed record Page(
        string Site,
        string SiteKey,
        string Author,
        IReadOnlyList<AuthorCandidate> Candidates,
        bool[] IsRight,
        string[][] Features
    );

    public static int Run(string[] args)
    {
        var pages = Read(args[0], args[1]);
        Console.WriteLine(
            $"{pages.Count} pages with an author, {pages.Count(page => page.IsRight.Any(right => right))} of them with it among the candidates"
        );
        var right = 0;
        for (var fold = 0; fold < Folds; fold++)
        {
            var held = fold;
            var weights = Fit([.. pages.Where(page => FoldOf(page.Site) != held)]);
            right += pages.Count(page => FoldOf(page.Site) == held && IsRight(page, weights));
        }

        var note = string.Create(
            CultureInfo.InvariantCulture,
            $"{pages.Count} pages; right by cross-validation, no site in two parts: {(double)right / pages.Count:F3}."
        );
        Console.WriteLine(note);
        var all = Fit(pages);
        if (args.Length > 4)
        {
            var others = Read(args[3], args[4]);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"other pages {others.Count}: {(double)others.Count(page => IsRight(page, all)) / others.Count:F3}, among the candidates {(double)others.Count(page => page.IsRight.Any(x => x)) / others.Count:F3}"
                )
            );
        }

        foreach (var page in pages.Where(page => !IsRight(page, all)).Take(args.Length > 5 ? 400 : 0))
        {
            Console.WriteLine(
                $"{(page.IsRight.Any(x => x) ? "MISSED" : "ABSENT")} {page.Author} | {string.Join(", ", Authors.Best(page.Candidates, page.SiteKey, all)?.Names ?? [])} | {string.Join("; ", page.Candidates.Take(8).Select(c => c.Source + ":" + string.Join(", ", c.Names)))}"
            );
        }

        using var writer = new StreamWriter(args[2], append: false, new UTF8Encoding(false)) { NewLine = "\n" };
        writer.WriteLine("# Weights of AuthorModel; written by services/Normalise/Training, not by hand.");
        writer.WriteLine("# " + note);
        foreach (var (feature, weight) in all.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{feature}: {weight:F3}"));
        }

        return 0;
    }

    private static int FoldOf(string site) => (int)(site.Aggregate(17u, (hash, c) => (hash * 31) + c) % Folds);

    private static bool IsRight(Page page, Dictionary<string, double> weights)
    {
        var best = Authors.Best(page.Candidates, page.SiteKey, weights);
        for (var i = 0; i < page.Candidates.Count; i++)
        {
            if (ReferenceEquals(page.Candidates[i], best))
            {
                return page.IsRight[i];
            }
        }

        return false;
    }

    private static List<Page> Read(string folder, string truth)
    {
        var pages = new List<Page>();
        foreach (var line in File.ReadLines(truth))
        {
            using var said = JsonDocument.Parse(line);
            var root = said.RootElement;
            if (
                !root.TryGetProperty("author", out var author)
                || author.ValueKind == JsonValueKind.Null
                || (root.TryGetProperty("type", out var type) && type.GetString() != "article")
            )
            {
                continue;
            }

            var names =
                author.ValueKind == JsonValueKind.Array
                    ? author.EnumerateArray().Select(name => name.GetString()!).ToArray()
                    : [author.GetString()!];
            var path = Path.Combine(folder, root.GetProperty("id").GetString() + ".html.gz");
            if (names.All(string.IsNullOrWhiteSpace) || !File.Exists(path))
            {
                continue;
            }

            using var stream = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var page = HtmlExtractor.Analyse(Pipeline.Decoding.Decoder.Decode(bytes.ToArray(), null, isHtml: true).Text);
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
            pages.Add(
                new Page(
                    Addresses.Host(url) ?? path,
                    key,
                    string.Join(", ", names),
                    candidates,
                    // Right with all the names, and not much else.
                    [
                        .. candidates.Select(candidate =>
                            keys.All(name => candidate.Key.Contains(name, StringComparison.Ordinal))
                            && candidate.Key.Length <= keys.Sum(name => name.Length) + 12
                        ),
                    ],
                    [
                        .. candidates.Select(candidate =>
                            AuthorModel.Features(candidate, candidates, key).Distinct(StringComparer.Ordinal).ToArray()
                        ),
                    ]
                )
            );
        }

        return pages;
    }

    private static Dictionary<string, double> Fit(IReadOnlyList<Page> pages)
    {
        var counts = pages
            .SelectMany(page => page.Features)
            .SelectMany(features => features)
            .GroupBy(feature => feature, StringComparer.Ordinal);
        var weights = counts.Where(group => group.Count() >= 5).ToDictionary(group => group.Key, _ => 0.0, StringComparer.Ordinal);
        var squares = weights.Keys.ToDictionary(feature => feature, _ => 1e-6, StringComparer.Ordinal);
        for (var step = 0; step < Steps; step++)
        {
            var slopes = weights.Keys.ToDictionary(feature => feature, feature => Ridge * weights[feature], StringComparer.Ordinal);
            foreach (var page in pages)
            {
                // Of all candidates and nobody (who has no weights) one is chosen; where none is right, nobody is.
                var shares = page
                    .Features.Select(features => Math.Exp(features.Sum(feature => weights.GetValueOrDefault(feature))))
                    .Append(1)
                    .ToArray();
                var isRight = page.IsRight.Append(!page.IsRight.Any(right => right)).ToArray();
                var (whole, right) = (shares.Sum(), shares.Where((_, i) => isRight[i]).Sum());
                for (var i = 0; i < page.Candidates.Count; i++)
                {
                    var error = ((shares[i] / whole) - (isRight[i] ? shares[i] / right : 0)) / pages.Count;
                    foreach (var feature in page.Features[i])
                    {
                        if (slopes.ContainsKey(feature))
                        {
                            slopes[feature] += error;
                        }
                    }
                }
            }

            foreach (var (feature, slope) in slopes)
            {
                squares[feature] += slope * slope;
                weights[feature] -= Rate * slope / Math.Sqrt(squares[feature]);
            }
        }

        return weights;
    }
}
