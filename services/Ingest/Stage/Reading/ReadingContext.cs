using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Xml;
using Pipeline.Contracts;
using Pipeline.Ingest.Documents;

namespace Pipeline.Ingest.Reading;

/// <summary>
/// The reading of one dropped file, as formats see it: what it may cost, how an article is accepted or refused, and how what lies inside
/// is read. It has a list of formats and knows none of them.
/// </summary>
internal sealed class ReadingContext(
    WatchedStream file,
    string fileName,
    IngestSettings settings,
    IReadOnlyList<Format> formats,
    IDocumentParser documents
)
{
    private readonly ByteSource _source = new(file, file.CanSeek ? file.Length - file.Position : null);
    private readonly long _start = file.CanSeek ? file.Position : 0;

    private Budget? _budget;

    public IngestSettings Settings => settings;

    public Budget Budget => _budget ??= new Budget(settings, () => FileSize);

    public IEnumerable<IngestResult> Run()
    {
        using var source = _source;
        var item = new Item { Bytes = source, Name = fileName };
        using var results = Guarded(Read(item), item).GetEnumerator();
        while (true)
        {
            IngestResult? result;
            try
            {
                result = results.MoveNext() ? results.Current : null;
            }
            catch (LimitException limit)
            {
                result = new IngestResult.Rejected(FileId(), null, limit.Reason, limit.Message);
            }

            if (result is null)
            {
                yield break;
            }

            yield return result;
        }
    }

    /// <summary>The formats, in the order in which they are asked.</summary>
    public IReadOnlyList<Format> Formats => formats;

    /// <summary>Reads documents whose parsers are not ours.</summary>
    public IDocumentParser Documents => documents;

    /// <summary>Reads an item of any format.</summary>
    public IEnumerable<IngestResult> Read(Item item)
    {
        // An iterator, so that the first look at the bytes too happens under the guard of whoever walks it.
        var detected = Detect(item);
        foreach (var result in detected.Format.Read(this, item, detected))
        {
            yield return result;
        }
    }

    /// <summary>What an item is: the answer of the first format that knows it.</summary>
    public DetectedFormat Detect(Item item)
    {
        var head = item.Bytes.PeekMemory();
        var sample = new Sample(head, item.Bytes.IsWhollyAhead, item.Name);
        foreach (var format in formats)
        {
            if (format.Detect(sample) is { } detected)
            {
                return detected;
            }
        }

        throw new InvalidOperationException("The last format of the catalogue takes what no other does.");
    }

    /// <summary>Reads a member of an archive, or passes it over where it is not an article and does not claim to be one.</summary>
    /// <param name="container">The archive.</param>
    /// <param name="bytes">The member's bytes.</param>
    /// <param name="path">Its path in the archive, made safe.</param>
    /// <param name="mediaType">The archive's media type.</param>
    public IEnumerable<IngestResult> ReadMember(Item container, ByteSource bytes, string path, string mediaType)
    {
        if (MemberNames.IsJunk(path))
        {
            yield break;
        }

        var member = container.Inside(bytes, path, mediaType);
        var detected = Detect(member);
        if (IsPassedOver(detected.Format.Standing, path))
        {
            yield break;
        }

        foreach (var result in detected.Format.Read(this, member, detected))
        {
            if (detected.Format.IsWorthSaying(result))
            {
                yield return result;
            }
        }
    }

    private static bool IsPassedOver(MemberStanding standing, string path) =>
        standing switch
        {
            MemberStanding.Noise => !MemberNames.ClaimsArticle(path),
            MemberStanding.Text => MemberNames.IsAsset(path),
            MemberStanding.PassedOver => true,
            _ => false,
        };

    /// <summary>Opens a container, unless it lies too deep.</summary>
    public IEnumerable<IngestResult> Open(Item item, Func<IEnumerable<IngestResult>> read) =>
        item.Depth < settings.MaxDepth ? Guarded(read(), item) : [Reject(item, ItemId(item), Refusals.TooDeep(settings))];

    /// <summary>
    /// The item's bytes in a stream that can seek, and where they begin in it: the dropped file itself, else memory. Null where they are
    /// more than may be held.
    /// </summary>
    public (Stream Content, long Start)? Seekable(Item item)
    {
        if (item.Depth == 0 && file.CanSeek)
        {
            return (file, _start);
        }

        return WholeReader.Read(item.Bytes, settings.MaxNestedZipBytes) is { } bytes ? (new MemoryStream(bytes, writable: false), 0) : null;
    }

    /// <summary>Refuses an item that has no reader; what is left of it is read for its id.</summary>
    public IngestResult Refuse(Item item, Refusal refusal)
    {
        WholeReader.Drain(item.Bytes, item.Depth == 0 ? settings.MaxHashedBytes : settings.MaxArticleBytes);
        return Reject(item, ItemId(item), refusal);
    }

    public IngestResult RejectWithoutArticle(Item item) => Reject(item, ItemId(item), Refusals.NoArticleInArchive);

    /// <summary>Reads an item that has to be whole in memory.</summary>
    public IEnumerable<IngestResult> ReadWhole(Item item, DetectedFormat detected, Func<byte[], IEnumerable<IngestResult>> read)
    {
        if (WholeReader.Read(item.Bytes, settings.MaxArticleBytes) is not { } bytes)
        {
            WholeReader.Drain(item.Bytes, item.Depth == 0 ? settings.MaxHashedBytes : 0);
            yield return Reject(item, item.Bytes.Id(), Refusals.TooLarge(detected, settings));
            yield break;
        }

        foreach (var result in Guarded(Later(() => read(bytes)), item, detected))
        {
            yield return result;
        }
    }

    /// <summary>Puts a call off until it is walked, under the guard of whoever walks it.</summary>
    private static IEnumerable<IngestResult> Later(Func<IEnumerable<IngestResult>> read)
    {
        foreach (var result in read())
        {
            yield return result;
        }
    }

    public IngestResult.Accepted Accept(
        Item item,
        string mediaType,
        byte[] bytes,
        string? text = null,
        string? textMediaType = null,
        ArticleHints? hints = null
    ) =>
        new(
            new RawArticle
            {
                Id = IdOf(bytes),
                Content = bytes,
                MediaType = mediaType,
                Charset = item.Charset,
                Text = WellFormed(text),
                TextMediaType = text is null ? null : textMediaType,
                Hints = hints ?? item.Hints,
                Source = new Provenance
                {
                    File = fileName,
                    Member = item.Member,
                    Container = item.Container,
                    FileSize = FileSize,
                    Size = bytes.Length,
                },
            }
        );

    /// <summary>
    /// Half a surrogate pair (a cut export, a careless escape) cannot be stored as UTF-8; it becomes the replacement character.
    /// </summary>
    private static string? WellFormed(string? text) =>
        text is null || !HasLoneSurrogate(text) ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (text.IndexOfAnyInRange('\uD800', '\uDFFF') is >= 0 and var at)
        {
            if (Rune.DecodeFromUtf16(text[at..], out _, out var used) != System.Buffers.OperationStatus.Done)
            {
                return true;
            }

            text = text[(at + used)..];
        }

        return false;
    }

    public IngestResult Reject(Item item, string id, Refusal refusal) =>
        new IngestResult.Rejected(id, item.Member, refusal.Reason, refusal.Detail);

    public static string IdOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Hands results on, and turns what damaged input makes a reader throw into a refusal of the item.</summary>
    public IEnumerable<IngestResult> Guarded(IEnumerable<IngestResult> read, Item item, DetectedFormat? detected = null)
    {
        using var results = read.GetEnumerator();
        while (true)
        {
            IngestResult? result;
            var ended = false;
            try
            {
                result = results.MoveNext() ? results.Current : null;
            }
            catch (RefusedException refused)
            {
                (result, ended) = (Reject(item, ItemId(item), new Refusal(refused.Reason, refused.Message)), true);
            }
            catch (Exception e) when (IsAboutContent(e))
            {
                (result, ended) = (Reject(item, ItemId(item), detected is null ? Refusals.Broken(e) : Refusals.Corrupt(detected, e)), true);
            }

            if (result is not null)
            {
                yield return result;
            }

            if (ended || result is null)
            {
                yield break;
            }
        }
    }

    /// <summary>
    /// What readers throw of damaged bytes. All else (a fault of ours, memory that ran out, a time-out) says nothing of the file and leaves
    /// the stage as it is.
    /// </summary>
    private bool IsAboutContent(Exception e) =>
        e
            is EndOfStreamException
                or InvalidDataException
                or FormatException
                or XmlException
                or JsonException
                or DecoderFallbackException
                or ForeignParserException
        && !file.Faulted;

    /// <summary>
    /// SHA-256 of the item's bytes as far as they were read; where none could be, that of its name, so that two such members are two.
    /// </summary>
    public string ItemId(Item item) =>
        item switch
        {
            { Depth: 0 } => FileId(),
            { Bytes.Position: 0, Member: { } member } => IdOf(Encoding.UTF8.GetBytes($"{fileName}!/{member}")),
            _ => item.Bytes.Id(),
        };

    /// <summary>The whole file's id where the stream can go back for it, else that of what was read.</summary>
    private string FileId()
    {
        if (!file.CanSeek || _source.Position == FileSize)
        {
            return _source.Id();
        }

        file.Position = _start;
        using var whole = new ByteSource(file);
        WholeReader.Drain(whole, settings.MaxHashedBytes);
        return whole.Id();
    }

    private long FileSize => file.CanSeek ? file.Length - _start : _source.Position;
}
