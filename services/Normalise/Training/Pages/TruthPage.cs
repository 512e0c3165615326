using System.IO.Compression;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Normalise.Extract.Scoring;
using Decoder = Pipeline.Decoding.Decoder;

namespace Pipeline.Normalise.Training.Pages;

/// <summary>A page with the text that people took from it, and which of its blocks that text has.</summary>
internal sealed partial class TruthPage
{
    // One page must not cost gigabytes for its alignment.
    private const int MaxWords = 60_000;

    private readonly Dictionary<string, int> _truth;
    private readonly int _truthWords;

    private TruthPage(string id, string kind, string site, PageEvidence evidence, string text)
    {
        (Id, Kind, Site, Evidence) = (id, kind == "forum" ? "thread" : kind, site, evidence);
        var truth = Words(text);
        _truth = Bag(truth);
        _truthWords = truth.Count;
        Blocks = [.. evidence.Tree.Blocks.Select(static block => Words(block.Text))];
        var all = Blocks.SelectMany(static words => words).Take(MaxWords).ToList();
        var matched = WordAlignment.Matched(all, truth);
        Labels = new double[Blocks.Count];
        for (var (i, at) = (0, 0); i < Blocks.Count; at += Blocks[i].Count, i++)
        {
            var hits = 0;
            for (var w = at; w < Math.Min(at + Blocks[i].Count, matched.Length); w++)
            {
                hits += matched[w] ? 1 : 0;
            }

            // A few words in common are chance; nearly all are the block.
            var share = Blocks[i].Count == 0 ? 0 : (double)hits / Blocks[i].Count;
            Labels[i] = Math.Clamp((share - 0.3) / 0.5, 0, 1);
        }
    }

    public string Id { get; }
    public string Kind { get; }
    public string Site { get; }
    public PageEvidence Evidence { get; }

    /// <summary>The words of each block.</summary>
    public IReadOnlyList<List<string>> Blocks { get; }

    /// <summary>From 0 (not in the text) to 1.</summary>
    public double[] Labels { get; }

    public static List<TruthPage> Read(string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(folder, "ground-truth.jsonl"));
        var pages = new TruthPage?[lines.Length];
        Parallel.For(
            0,
            lines.Length,
            new ParallelOptions { MaxDegreeOfParallelism = 2 },
            i =>
            {
                using var json = JsonDocument.Parse(lines[i]);
                string Value(string name) => json.RootElement.GetProperty(name).GetString() ?? "";
                var html = Path.Combine(folder, "html", Value("id") + ".html.gz");
                var evidence = PageEvidence.Of(Decoder.Decode(Unpack(html), null, isHtml: true).Text);
                if (evidence.Tree.Blocks.Count > 0)
                {
                    pages[i] = new TruthPage(Value("id"), Value("type"), SiteOf(Value("url"), Value("id")), evidence, Value("text"));
                }
            }
        );
        return [.. pages.OfType<TruthPage>()];
    }

    /// <summary>Word F1 of the blocks kept, as WCXB counts it.</summary>
    public double F1(Func<int, bool> keeps)
    {
        var said = Bag(Enumerable.Range(0, Blocks.Count).Where(keeps).SelectMany(i => Blocks[i]));
        var (hits, words) = (0, 0);
        foreach (var (word, count) in said)
        {
            words += count;
            hits += Math.Min(count, _truth.GetValueOrDefault(word));
        }

        return words + _truthWords == 0 ? 1 : 2.0 * hits / (words + _truthWords);
    }

    /// <summary>Pages of one site are in one fold: a site's own mark-up must not be known.</summary>
    public int FoldOf(int folds)
    {
        var hash = 2166136261u;
        foreach (var c in string.Join('.', Site.Split('.').TakeLast(2)))
        {
            hash = (hash ^ c) * 16777619u;
        }

        return (int)(hash % (uint)folds);
    }

    private static string SiteOf(string url, string id) => Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : id;

    private static byte[] Unpack(string path)
    {
        using var file = File.OpenRead(path);
        using var gzip = new GZipStream(file, CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static List<string> Words(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(static match => match.Value)];

    private static Dictionary<string, int> Bag(IEnumerable<string> words)
    {
        var bag = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            bag[word] = bag.GetValueOrDefault(word) + 1;
        }

        return bag;
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}
