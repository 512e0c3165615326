namespace Pipeline.Throughput.Parts;

/// <summary>The kinds of words in <c>words.txt</c>.</summary>
internal static class Words
{
    private static readonly Dictionary<string, string[]> Kinds = Read();

    public static string One(Random random, string kind) => Kinds[kind][random.Next(Kinds[kind].Length)];

    private static Dictionary<string, string[]> Read()
    {
        using var reader = new StreamReader(typeof(Words).Assembly.GetManifestResourceStream("words.txt")!);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(line => line[0], line => line[1..], StringComparer.Ordinal);
    }
}
