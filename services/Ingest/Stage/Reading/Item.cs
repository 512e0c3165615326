using Pipeline.Contracts;

namespace Pipeline.Ingest.Reading;

/// <summary>A file, or a member of one: bytes still to be read, and what is known of them.</summary>
internal sealed record Item
{
    public required ByteSource Bytes { get; init; }

    /// <summary>Name without folders: for people, and for ties between text formats.</summary>
    public required string Name { get; init; }

    /// <summary>Path inside the dropped file; null for the file itself.</summary>
    public string? Member { get; init; }

    /// <summary>Media type of the outermost container; null for the file itself.</summary>
    public string? Container { get; init; }

    /// <summary>How many containers it lies in.</summary>
    public int Depth { get; init; }

    /// <summary>What the containers say of it.</summary>
    public ArticleHints Hints { get; init; } = new();

    /// <summary>Character set declared by the container.</summary>
    public string? Charset { get; init; }

    /// <summary>An item inside this one.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="path">Its path inside this item, made safe.</param>
    /// <param name="container">This item's media type.</param>
    public Item Inside(ByteSource bytes, string path, string container) =>
        new()
        {
            Bytes = bytes,
            Name = path[(path.LastIndexOf('/') + 1)..],
            Member = MemberPath(path),
            Container = Container ?? container,
            Depth = Depth + 1,
        };

    /// <summary>Path inside the dropped file of a member of this item.</summary>
    public string MemberPath(string path) => Member is null ? path : $"{Member}!/{path}";

    /// <summary>The nth article of this item, counted from 1, of which the bytes are known already.</summary>
    public Item Nth(int number, string container) =>
        this with
        {
            Member = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Member}#{number}"),
            Container = Container ?? container,
            Depth = Depth + 1,
        };
}
