using System.Text;
using Pipeline.Classify.Language;

namespace Pipeline.Classify.Training.Language;

/// <summary>The drawn texts of all languages, made once and kept: making them takes longer than training on them.</summary>
internal static class DrawnTexts
{
    public static Dictionary<(string Language, Script Script), LanguageExample[]> Get(
        IReadOnlyList<LanguageGroup> groups,
        string linguaFolder,
        int count,
        int seed,
        string? kept
    )
    {
        if (kept is not null && File.Exists(kept))
        {
            return File.ReadLines(kept)
                .Select(l => l.Split('\t'))
                .GroupBy(f => (f[0], Enum.Parse<Script>(f[1])))
                .ToDictionary(g => g.Key, g => g.Select(f => new LanguageExample(f[0], -1, f[2])).ToArray());
        }

        var drawn = new Dictionary<(string, Script), LanguageExample[]>();
        foreach (var group in groups)
        {
            foreach (var language in group.Languages)
            {
                drawn[(language, group.Script)] =
                [
                    .. LanguageCorpus.Draw(linguaFolder, language, count, seed).Select(e => ToScript(e, group.Script)),
                ];
                Console.WriteLine($"{language}, {group.Script}: {drawn[(language, group.Script)].Length} drawn");
            }
        }

        if (kept is not null)
        {
            File.WriteAllLines(kept, drawn.SelectMany(d => d.Value.Select(e => $"{d.Key.Item1}\t{d.Key.Item2}\t{e.Text}")));
        }

        return drawn;
    }

    /// <summary>Serbian's statistics are of Cyrillic text; its Latin alphabet maps letter by letter.</summary>
    private static LanguageExample ToScript(LanguageExample example, Script script)
    {
        const string Cyrillic = "абвгдђежзијклљмнњопрстћуфхцчџш";
        string[] latin =
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "đ",
            "e",
            "ž",
            "z",
            "i",
            "j",
            "k",
            "l",
            "lj",
            "m",
            "n",
            "nj",
            "o",
            "p",
            "r",
            "s",
            "t",
            "ć",
            "u",
            "f",
            "h",
            "c",
            "č",
            "dž",
            "š",
        ];
        if (example.Language != "sr" || script != Script.Latin)
        {
            return example;
        }

        var text = new StringBuilder();
        foreach (var unit in example.Text)
        {
            var at = Cyrillic.IndexOf(unit, StringComparison.Ordinal);
            text.Append(at < 0 ? unit.ToString() : latin[at]);
        }

        return example with
        {
            Text = text.ToString(),
        };
    }
}
