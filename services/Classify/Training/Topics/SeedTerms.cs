namespace Pipeline.Classify.Training.Topics;

/// <summary>The terms of <c>seeds.txt</c>, by subject.</summary>
internal static class SeedTerms
{
    private const string Resource = "seeds.txt";

    /// <summary>For each subject in the vocabulary's order its terms.</summary>
    public static IReadOnlyList<string[]> Load()
    {
        using var stream =
            typeof(SeedTerms).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"{Resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var terms = Enumerable.Range(0, 17).Select(_ => new List<string>()).ToArray();
        List<string>? current = null;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
            {
                current = terms[int.Log2(Subjects.ByCode(line[1..line.IndexOf(']', StringComparison.Ordinal)]))];
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                current?.AddRange(line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return [.. terms.Select(list => list.Distinct(StringComparer.Ordinal).ToArray())];
    }
}
