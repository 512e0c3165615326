using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Containers.Zip;

/// <summary>Reads the members of a zip archive.</summary>
internal static class ZipReader
{
    private const string MediaType = "application/zip";

    public static IEnumerable<IngestResult> Read(FileReader reader, Item item, ZipFile zip)
    {
        if (zip.HasDirectory && Survey(reader, item, zip) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        var found = false;
        foreach (var entry in zip.Entries())
        {
            reader.Budget.CountMember();
            if (!entry.IsFolder)
            {
                foreach (var result in ReadEntry(reader, item, zip, entry))
                {
                    found = true;
                    yield return result;
                }
            }
        }

        if (!zip.HasDirectory)
        {
            yield return reader.Reject(
                item,
                reader.ItemId(item),
                new Refusal(
                    RejectionReasons.Truncated,
                    "The zip archive breaks off: the directory at its end is missing. Members that were whole are taken. Copy it again and drop the whole."
                )
            );
        }
        else if (!found)
        {
            yield return reader.RejectWithoutArticle(item);
        }
    }

    /// <summary>
    /// Looks through the directory before anything is taken: what is over the limits by its own account is refused as a whole.
    /// </summary>
    private static IngestResult? Survey(FileReader reader, Item item, ZipFile zip)
    {
        long members = 0,
            candidates = 0,
            encrypted = 0,
            expanded = 0;
        foreach (var entry in zip.Entries())
        {
            members++;
            expanded += entry.Size is > 0 and < long.MaxValue / 2 ? Math.Min(entry.Size.Value, long.MaxValue / 2 - expanded) : 0;
            var isCandidate = !entry.IsFolder && !MemberNames.IsJunk(MemberNames.MakeSafe(entry.Name));
            candidates += isCandidate ? 1 : 0;
            encrypted += isCandidate && entry.IsEncrypted ? 1 : 0;
            if (members > reader.Settings.MaxMembers)
            {
                throw new LimitException(
                    RejectionReasons.TooManyMembers,
                    $"The zip archive has more than {Amount.Count(reader.Settings.MaxMembers)} members, and none was taken. Split it into smaller archives or raise the limit MaxMembers."
                );
            }
        }

        reader.Budget.CheckRatio(expanded, zip.Length);
        return candidates > 0 && encrypted == candidates
            ? reader.Reject(
                item,
                reader.ItemId(item),
                new Refusal(
                    RejectionReasons.Encrypted,
                    "The zip archive is locked with a password. Unpack it and drop the files, or pack them again without one."
                )
            )
            : null;
    }

    private static IEnumerable<IngestResult> ReadEntry(FileReader reader, Item item, ZipFile zip, ZipEntry entry)
    {
        var path = MemberNames.MakeSafe(entry.Name);
        if (MemberNames.IsJunk(path))
        {
            yield break;
        }

        using var nothing = new ByteSource(Stream.Null);
        var member = item.Inside(nothing, path, MediaType);
        if (entry.IsEncrypted || entry.Method is not (ZipContent.Stored or ZipContent.Deflated))
        {
            if (MemberNames.ClaimsArticle(path))
            {
                yield return reader.Reject(
                    member,
                    reader.ItemId(member),
                    entry.IsEncrypted
                        ? new Refusal(RejectionReasons.Encrypted, "This member is locked with a password. Pack it again without one.")
                        : new Refusal(
                            RejectionReasons.Unsupported,
                            $"This member is packed by zip method {entry.Method}, for which there is no reader. Pack it again with the usual method (deflate)."
                        )
                );
            }

            yield break;
        }

        // Opened at the first read, so that a header that is not there is told of the member as well.
        using var content = new ZipContent(zip, entry);
        using var expanded = new ExpandingStream(content, () => content.BytesIn, reader.Budget);
        using var bytes = new ByteSource(expanded, entry.Size);
        foreach (var result in reader.Guarded(reader.ReadMember(item, bytes, path, MediaType), member with { Bytes = bytes }))
        {
            yield return result;
        }
    }

    /// <summary>Tells the documents that are zip archives inside by their first members.</summary>
    public static DetectedFormat? TellDocument(ZipFile zip)
    {
        foreach (var entry in zip.Entries().Take(64))
        {
            switch (entry.Name)
            {
                case "mimetype" when entry is { Size: < 200, IsEncrypted: false }:
                    using (var content = new ZipContent(zip, entry))
                    using (var reader = new StreamReader(content))
                    {
                        return DocumentTypes.ByMimeType(reader.ReadToEnd().Trim());
                    }

                case var name when DocumentTypes.ByMember(name) is { } told:
                    return told;
            }
        }

        return null;
    }
}
