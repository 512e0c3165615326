using Pipeline.Classify.Entities;
using Pipeline.Text;

namespace Pipeline.Classify.Training.Entities;

/// <summary>Gathers what is known of words before training: clusters, how they are written in running text, and lists.</summary>
internal sealed class EntityTrainingLexicon
{
    private static readonly int[] Sizes = [64, 256, 1024, 4096];
    private readonly Dictionary<string, LexiconFlags> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, LexiconFlags> _phrases = [];
    private readonly Dictionary<string, (int Small, int Capital)> _written = new(StringComparer.Ordinal);
    private readonly Dictionary<string, uint[]> _clusters = new(StringComparer.Ordinal);

    public void AddClusters(string vectorsPath, string? cachePath, int words, int seed)
    {
        if (cachePath is not null && File.Exists(cachePath))
        {
            foreach (var line in File.ReadLines(cachePath))
            {
                var parts = line.Split('\t');
                _clusters[parts[0]] = [.. parts.Skip(1).Select(p => uint.Parse(p, System.Globalization.CultureInfo.InvariantCulture))];
            }

            return;
        }

        var vectors = EntityTrainingVectors.Read(vectorsPath, words);
        var levels = Sizes.Select(size => EntityTrainingClusters.Run(vectors, size, 60_000, 10, seed)).ToArray();
        for (var i = 0; i < vectors.Words.Length; i++)
        {
            _clusters[vectors.Words[i]] = [.. levels.Select(l => (uint)l[i])];
        }

        if (cachePath is not null)
        {
            File.WriteAllLines(cachePath, _clusters.Select(c => $"{c.Key}\t{string.Join('\t', c.Value)}"));
        }
    }

    /// <summary>Counts how words are written where no rule gives them a capital.</summary>
    public void CountWriting(IEnumerable<string> tokens)
    {
        var start = true;
        foreach (var token in tokens)
        {
            if (!start && token.Any(char.IsLetter))
            {
                var key = Key(token);
                var (small, capital) = _written.GetValueOrDefault(key);
                _written[key] = char.IsUpper(token.First(char.IsLetter)) ? (small, capital + 1) : (small + 1, capital);
            }

            start = token is "." or "!" or "?" or ":" or "\"" or "“" or "'" or "‘" or "…";
        }
    }

    public void AddGazetteer(string path)
    {
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split('\t');
            var flag = parts[0] switch
            {
                "country" => LexiconFlags.Country,
                "language" => LexiconFlags.Language,
                "first-name" => LexiconFlags.FirstName,
                "surname" => LexiconFlags.Surname,
                "region" => LexiconFlags.Region,
                "city" => int.Parse(parts[2], System.Globalization.CultureInfo.InvariantCulture) switch
                {
                    >= 500_000 => LexiconFlags.LargeCity,
                    >= 50_000 => LexiconFlags.City,
                    _ => LexiconFlags.SmallCity,
                },
                _ => throw new InvalidDataException($"Unknown kind {parts[0]}."),
            };
            Add(parts[1], flag);
            var plain = string.Concat(parts[1].Select(c => LatinFolding.Plain(TextHash.Fold(c))));
            Add(plain, flag);
        }
    }

    /// <summary>The trainer's own short lists: a kind in square brackets, then words.</summary>
    public void AddWords(IEnumerable<string> lines)
    {
        var flag = LexiconFlags.None;
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            if (line[0] == '[')
            {
                flag = Enum.Parse<LexiconFlags>(line.Trim('[', ']'));
            }
            else
            {
                foreach (var word in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                {
                    Add(word, flag);
                }
            }
        }
    }

    public bool IsDemonym(string word) => (_words.GetValueOrDefault(Key(word)) & LexiconFlags.Demonym) != 0;

    private void Add(string name, LexiconFlags flag)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1)
        {
            var key = Key(name);
            _words[key] = _words.GetValueOrDefault(key) | flag;
            return;
        }

        // Of names in several words, only those of places count: people's are told by their parts.
        if (parts.Length > 4 || flag is LexiconFlags.FirstName or LexiconFlags.Surname)
        {
            return;
        }

        var hash = parts.Skip(1).Aggregate(TextHash.Folded(parts[0]), (h, p) => TextHash.Combine(h, TextHash.Folded(p)));
        _phrases[hash] = _phrases.GetValueOrDefault(hash) | flag;
    }

    /// <param name="news">Names whose kind in news is known.</param>
    public EntityLexicon Build(IEnumerable<(string Name, EntityKind Kind)> news)
    {
        var entries = new Dictionary<ulong, LexiconEntry>();
        foreach (var (hash, flags) in _phrases)
        {
            entries[hash] = LexiconEntry.Create(0, 0, 0, 0, 0, flags);
        }

        var words = _clusters.Keys.Concat(_words.Keys).Concat(_written.Where(w => w.Value.Small + w.Value.Capital >= 3).Select(w => w.Key));
        foreach (var word in words.Distinct(StringComparer.Ordinal))
        {
            var c = _clusters.GetValueOrDefault(word) ?? [0, 0, 0, 0];
            entries[TextHash.Folded(word)] = LexiconEntry.Create(c[0], c[1], c[2], c[3], CaseOf(word), _words.GetValueOrDefault(word));
        }

        foreach (var (name, kind) in news)
        {
            var parts = name.Split(' ');
            if (parts.Length > EntitySentence.LongestPhrase)
            {
                continue;
            }

            var hash = parts.Skip(1).Aggregate(TextHash.Folded(parts[0]), (h, p) => TextHash.Combine(h, TextHash.Folded(p)));
            var known = entries.GetValueOrDefault(hash, LexiconEntry.Create(0, 0, 0, 0, 0, LexiconFlags.None));
            entries[hash] = known.With((LexiconFlags)((uint)LexiconFlags.NewsPerson << (int)kind));
        }

        return EntityLexicon.Build(entries);
    }

    private uint CaseOf(string word)
    {
        var (small, capital) = _written.GetValueOrDefault(word);
        if (small + capital == 0)
        {
            return 0;
        }

        var share = (capital + 0.5) / (small + capital + 1);
        return share switch
        {
            < 0.05 => 1,
            < 0.25 => 2,
            < 0.6 => 3,
            < 0.9 => 4,
            _ => 5,
        };
    }

    private static string Key(string word) => string.Concat(word.Select(TextHash.Fold));
}
