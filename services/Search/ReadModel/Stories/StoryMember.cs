using Pipeline.Contracts;

namespace Pipeline.Search.Stories;

/// <summary>What is kept of each article to tell stories and versions by, in a column of the index.</summary>
internal sealed record StoryMember(
    string Id,
    long Published,
    long Modified,
    long TakenAt,
    string Title,
    byte[] Signature,
    IReadOnlyList<string> Pages
)
{
    public long Key => KeyOf(Id);

    /// <summary>Earliest first; the first is a story's lead. What is undated is as old as its file.</summary>
    public static IComparer<StoryMember> ByAge { get; } =
        Comparer<StoryMember>.Create(
            (a, b) => First(a.When.CompareTo(b.When), a.TakenAt.CompareTo(b.TakenAt), string.CompareOrdinal(a.Id, b.Id))
        );

    /// <summary>Oldest first; the last is the newest version.</summary>
    public static IComparer<StoryMember> ByVersion { get; } =
        Comparer<StoryMember>.Create(
            (a, b) =>
                First(
                    Math.Max(a.Modified, a.When).CompareTo(Math.Max(b.Modified, b.When)),
                    a.TakenAt.CompareTo(b.TakenAt),
                    string.CompareOrdinal(a.Id, b.Id)
                )
        );

    private long When => Published == Engine.IndexFields.Undated ? TakenAt : Published;

    /// <summary>The first eight bytes of the id: 64 bits of SHA-256 do not collide among any number of articles that fits a disk.</summary>
    public static long KeyOf(string id) => unchecked((long)Convert.ToUInt64(id.Length >= 16 ? id[..16] : id.PadRight(16, '0'), 16));

    public static StoryMember Of(IndexedArticle article) =>
        new(
            article.Id,
            article.Published?.ToUnixTimeMilliseconds() ?? Engine.IndexFields.Undated,
            article.Modified?.ToUnixTimeMilliseconds() ?? Engine.IndexFields.Undated,
            (article.TakenAt ?? article.Stamp?.At)?.ToUnixTimeMilliseconds() ?? 0,
            article.Title is null ? "" : Analysis.TermAnalyser.Fold(article.Title),
            article.Signature,
            [.. PageKeys.Of(article)]
        );

    public byte[] Write()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        writer.Write(Id);
        writer.Write(Published);
        writer.Write(Modified);
        writer.Write(TakenAt);
        writer.Write(Title);
        writer.Write7BitEncodedInt(Signature.Length);
        writer.Write(Signature);
        writer.Write7BitEncodedInt(Pages.Count);
        foreach (var page in Pages)
        {
            writer.Write(page);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static StoryMember Read(byte[] bytes, int offset, int length)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, offset, length, writable: false));
        return new StoryMember(
            reader.ReadString(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadString(),
            reader.ReadBytes(reader.Read7BitEncodedInt()),
            [.. Enumerable.Range(0, reader.Read7BitEncodedInt()).Select(_ => reader.ReadString())]
        );
    }

    private static int First(int a, int b, int c) =>
        a != 0 ? a
        : b != 0 ? b
        : c;
}
