using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>
/// Web pages whose article is known, each as three texts: what extraction hands on, with its marks; the article itself, in which all is
/// story; and the page from its first line to its last, as a person copies it.
/// </summary>
internal static partial class PageTexts
{
    private const int Width = 4;

    // A line is the story's when this share of its word groups is.
    private const double Share = 0.5;

    // Where extraction lost the article there is nothing to learn about lines.
    private const double LeastRecall = 0.4;

    /// <param name="folder">Holds <c>html/ID.html.gz</c> and <c>ground-truth.jsonl</c> (id, url, type, title, text).</param>
    public static List<LabelledText> Read(string folder)
    {
        var texts = new List<LabelledText>();
        foreach (var row in LabelledText.Rows(Path.Combine(folder, "ground-truth.jsonl")))
        {
            var (id, type, gold) = (
                row.GetProperty("id").GetString()!,
                row.GetProperty("type").GetString(),
                row.GetProperty("text").GetString()!
            );
            var site = Uri.TryCreate(row.GetProperty("url").GetString(), UriKind.Absolute, out var url) ? url.Host : id;
            if (type is not ("article" or "documentation") || gold.Length < 200)
            {
                continue;
            }

            var html = Html(Path.Combine(folder, "html", id + ".html.gz"));
            var page = HtmlExtractor.Extract(html);
            var story = new Story(gold);
            var blocks = MarkedText.Of(page.Blocks);
            blocks = blocks.As(new RepairLog().Mend(blocks.Text));
            var lines = LineReader.Read(blocks)!;
            var labels = lines.ConvertAll(line => story.Holds(line.Text));
            var dump = new RepairLog().Mend(
                string.Join('\n', HtmlExtractor.Analyse(html).Tree.Blocks.Where(b => !b.Text.Contains('\n')).Select(b => b.Text))
            );
            var dumped = LineReader.Read(dump)!;
            if (dumped.Count is > 10 and < 1500)
            {
                texts.Add(
                    new LabelledText(id, site, MarkedText.Plain(dump), gold, dumped.ConvertAll(line => story.Holds(line.Text)))
                    {
                        Set = "dump",
                        Weight = 0.3,
                    }
                );
            }

            var clean = new RepairLog().Mend(gold);
            var whole = LineReader.Read(clean)!;
            texts.Add(
                new LabelledText(id, site, MarkedText.Plain(clean), gold, whole.ConvertAll(_ => true)) { Set = "clean", Weight = 0.5 }
            );
            if (lines.Count > 1 && story.Recall(page.Text) >= LeastRecall)
            {
                texts.Add(
                    new LabelledText(id, site, blocks, gold, labels)
                    {
                        Set = "page",
                        Weight = 0.5,
                        Headline = page.Metadata.Title,
                    }
                );
            }
        }

        return texts;
    }

    private static string Html(string path)
    {
        using var file = File.OpenRead(path);
        using var unzipped = new GZipStream(file, CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed class Story
    {
        private readonly HashSet<string> _groups = new(StringComparer.Ordinal);
        private readonly HashSet<string> _lines = new(StringComparer.Ordinal);
        private readonly string _all;
        private readonly int _words;

        public Story(string gold)
        {
            var all = Words(gold);
            _words = all.Length;
            _all = " " + string.Join(' ', all) + " ";
            for (var i = 0; i + Width <= all.Length; i++)
            {
                _groups.Add(string.Join(' ', all.AsSpan(i, Width)!));
            }

            foreach (var line in gold.Split('\n'))
            {
                _lines.Add(string.Join(' ', Words(line)));
            }
        }

        public bool Holds(string line)
        {
            var words = Words(line);
            if (words.Length < Width)
            {
                var joined = string.Join(' ', words);
                return words.Length == 0
                    || _lines.Contains(joined)
                    || (words.Length > 1 && _all.Contains($" {joined} ", StringComparison.Ordinal));
            }

            var hits = 0;
            for (var i = 0; i + Width <= words.Length; i++)
            {
                hits += _groups.Contains(string.Join(' ', words.AsSpan(i, Width)!)) ? 1 : 0;
            }

            return hits >= Share * (words.Length - Width + 1);
        }

        public double Recall(string text)
        {
            var words = Words(text).ToHashSet(StringComparer.Ordinal);
            var held = Words(string.Join(' ', _lines));
            return held.Length == 0 ? 0 : (double)held.Count(words.Contains) / held.Length;
        }

        private static string[] Words(string text) => WordPattern().Matches(text.ToLowerInvariant()).Select(m => m.Value).ToArray();
    }

    [GeneratedRegex(@"\w+", RegexOptions.CultureInvariant)]
    private static partial Regex WordPattern();
}
