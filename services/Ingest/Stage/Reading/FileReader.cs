using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Ingest.Containers;
using Pipeline.Ingest.Containers.Warc;
using Pipeline.Ingest.Containers.Zip;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Documents;
using Pipeline.Ingest.Formats.Feeds;
using Pipeline.Ingest.Formats.Json;
using Pipeline.Ingest.Formats.Mail;
using Pipeline.Ingest.Formats.Office;
using Pipeline.Text;

namespace Pipeline.Ingest.Reading;

/// <summary>Reads one dropped file: tells what each item is, and hands it to the format's reader.</summary>
internal sealed class FileReader(WatchedStream file, string fileName, IngestSettings settings, IDocumentParser documents)
{
    private readonly ByteSource _source = new(file, file.CanSeek ? file.Length - file.Position : null);
    private readonly long _start = file.CanSeek ? file.Position : 0;

    private Budget? _budget;

    public IngestSettings Settings => settings;

    /// <summary>Reads documents whose parsers are not ours.</summary>
    public IDocumentParser Documents => documents;

    public Budget Budget => _budget ??= new Budget(settings, () => FileSize);

    public IEnumerable<IngestResult> Run()
    {
        var item = new Item { Bytes = _source, Name = fileName };
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

    /// <summary>Reads an item of any format.</summary>
    public IEnumerable<IngestResult> Read(Item item)
    {
        // An iterator, so that the first look at the bytes too happens under the guard of whoever walks it.
        foreach (var result in Dispatch(item))
        {
            yield return result;
        }
    }

    private IEnumerable<IngestResult> Dispatch(Item item)
    {
        var told = Tell(item);
        return told.Format switch
        {
            Format.PlainText or Format.Markdown or Format.Html or Format.Xhtml => ReadWhole(item, told, ReadText),
            Format.Gzip => Open(item, GzipReader.Read),
            Format.Tar => Open(item, (reader, tar) => TarReader.Read(reader, tar, told.MediaType)),
            Format.Zip => ReadZip(item, told),
            Format.Mail => Open(
                item,
                (reader, mail) => reader.ReadWhole(mail, told, (inner, _, bytes) => MailReader.Read(reader, inner, bytes))
            ),
            Format.Warc => Open(item, WarcReader.Read),
            Format.WebArchive or Format.Pdf or Format.RichText => ReadDocument(item, told),
            Format.Media when documents.Reads(told.MediaType) => ReadWhole(
                item,
                told,
                (inner, kind, bytes) => DocumentReader.Read(this, inner, kind, bytes)
            ),
            Format.Feed => Guarded(FeedReader.Read(this, item, told), item),
            Format.Json or Format.JsonLines => Guarded(new JsonReader(this, item, told).Read(), item),
            _ => [Refuse(item, told)],
        };
    }

    private static DetectedFormat Tell(Item item) => FormatDetector.Tell(item.Bytes.Peek(), item.Bytes.IsWhollyAhead, item.Name);

    /// <summary>Reads a member of an archive, or passes it over where it is no article and does not claim to be one.</summary>
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
        var told = Tell(member);
        if (IsBystander(told.Format, path))
        {
            yield break;
        }

        foreach (var result in Read(member))
        {
            // Settings and manifests in JSON lie about in archives of pages.
            if (
                told.Format is not (Format.Json or Format.JsonLines)
                || result is not IngestResult.Rejected { Reason: RejectionReasons.NoArticle }
            )
            {
                yield return result;
            }
        }
    }

    private static bool IsBystander(Format format, string path) =>
        format switch
        {
            Format.Media or Format.Data or Format.UnknownBinary or Format.Zeros or Format.Empty or Format.Blank =>
                !MemberNames.ClaimsArticle(path),
            Format.PlainText or Format.Markdown or Format.Json or Format.JsonLines => MemberNames.IsAsset(path),
            Format.OtherXml => true,
            _ => false,
        };

    private IEnumerable<IngestResult> Open(Item item, Func<FileReader, Item, IEnumerable<IngestResult>> read) =>
        item.Depth < settings.MaxDepth ? Guarded(read(this, item), item) : [Reject(item, ItemId(item), Refusals.TooDeep(settings))];

    private IEnumerable<IngestResult> ReadZip(Item item, DetectedFormat told)
    {
        Stream archive = file;
        var start = _start;
        if (item.Depth > 0 || !file.CanSeek)
        {
            if (WholeReader.Read(item.Bytes, settings.MaxNestedZipBytes) is not { } bytes)
            {
                return [Reject(item, ItemId(item), Refusals.NestedZipTooLarge(settings))];
            }

            (archive, start) = (new MemoryStream(bytes, writable: false), 0);
        }

        var position = archive.Position;
        var zip = new ZipFile(archive, start);
        if (ZipReader.TellDocument(zip) is not { } document)
        {
            return Open(item, (reader, container) => ZipReader.Read(reader, container, zip));
        }

        archive.Position = position;
        return ReadDocument(archive == file ? item : item with { Bytes = new ByteSource(archive, archive.Length) }, document);
    }

    private IEnumerable<IngestResult> ReadDocument(Item item, DetectedFormat told) =>
        told.Format switch
        {
            Format.WebArchive => ReadWhole(item, told, (inner, kind, bytes) => WebArchiveReader.Read(this, inner, kind, bytes)),
            Format.Pdf => ReadWhole(item, told, (inner, kind, bytes) => DocumentReader.Read(this, inner, kind, bytes)),
            Format.RichText => ReadWhole(item, told, (inner, kind, bytes) => RichTextReader.Read(this, inner, kind, bytes)),
            Format.Word => ReadWhole(item, told, (inner, kind, bytes) => WordReader.Read(this, inner, kind, bytes)),
            Format.OpenText => ReadWhole(item, told, (inner, kind, bytes) => OpenTextReader.Read(this, inner, kind, bytes)),
            _ => [Refuse(item, told)],
        };

    private IngestResult Refuse(Item item, DetectedFormat told)
    {
        WholeReader.Drain(item.Bytes, item.Depth == 0 ? settings.MaxHashedBytes : settings.MaxArticleBytes);
        return Reject(item, ItemId(item), Refusals.ForFormat(told, item.Name));
    }

    public IngestResult RejectWithoutArticle(Item item) => Reject(item, ItemId(item), Refusals.NoArticleInArchive);

    /// <summary>Reads an item that has to be whole in memory.</summary>
    public IEnumerable<IngestResult> ReadWhole(
        Item item,
        DetectedFormat told,
        Func<Item, DetectedFormat, byte[], IEnumerable<IngestResult>> read
    )
    {
        if (WholeReader.Read(item.Bytes, settings.MaxArticleBytes) is not { } bytes)
        {
            WholeReader.Drain(item.Bytes, item.Depth == 0 ? settings.MaxHashedBytes : 0);
            yield return Reject(item, item.Bytes.Id(), Refusals.TooLarge(told, settings));
            yield break;
        }

        foreach (var result in Guarded(Later(() => read(item, told, bytes)), item, told))
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

    public IngestResult Accept(
        Item item,
        string mediaType,
        byte[] bytes,
        string? text = null,
        string? textMediaType = null,
        ArticleHints? hints = null
    ) =>
        new IngestResult.Accepted(
            new RawArticle
            {
                Id = IdOf(bytes),
                Content = bytes,
                MediaType = mediaType,
                Charset = item.Charset,
                Text = text,
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

    public IngestResult Reject(Item item, string id, Refusal refusal) =>
        new IngestResult.Rejected(id, item.Member, refusal.Reason, refusal.Detail);

    public static string IdOf(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Hands results on, and turns what damaged input makes a reader throw into a refusal of the item.</summary>
    public IEnumerable<IngestResult> Guarded(IEnumerable<IngestResult> read, Item item, DetectedFormat? told = null)
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
                (result, ended) = (Reject(item, ItemId(item), told is null ? Refusals.Broken(e) : Refusals.Corrupt(told, e)), true);
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

    private bool IsAboutContent(Exception e) => e is not (LimitException or TypeInitializationException) && !file.Faulted;

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

    private IEnumerable<IngestResult> ReadText(Item item, DetectedFormat told, byte[] bytes) =>
        TextEvidence.Tell(bytes) switch
        {
            ByteEncoding.None => [Reject(item, IdOf(bytes), Refusals.BinaryInside(told))],
            _ when TextEvidence.IsBlank(bytes) => [Reject(item, IdOf(bytes), Refusals.Blank)],
            _ => [Accept(item, told.MediaType, bytes, hints: told.Format == Format.Markdown ? FrontMatter.Read(bytes, item.Hints) : null)],
        };
}
