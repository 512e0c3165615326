using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Zip;

/// <summary>Reads the members of a zip archive.</summary>
internal static class ZipReader
{
    public const string MediaType = "application/zip";

    /// <param name="context">The reading of the file.</param>
    /// <param name="item">The archive.</param>
    /// <param name="zip">Its members.</param>
    /// <param name="folder">Only what lies in it is read; empty for all.</param>
    public static IEnumerable<IngestResult> Read(ReadingContext context, Item item, ZipFile zip, string folder)
    {
        if (zip.HasDirectory && Survey(context, item, zip) is { } refusal)
        {
            yield return refusal;
            yield break;
        }

        var found = false;
        foreach (var entry in zip.Entries())
        {
            context.Budget.CountMember();
            if (!entry.IsFolder && entry.Name.StartsWith(folder, StringComparison.Ordinal))
            {
                foreach (var result in ReadEntry(context, item, zip, entry))
                {
                    found = true;
                    yield return result;
                }
            }
        }

        if (!zip.HasDirectory)
        {
            yield return context.Reject(
                item,
                context.ItemId(item),
                new Refusal(
                    RejectionReasons.Truncated,
                    "The zip archive breaks off: the directory at its end is missing. Members that were whole are taken. Copy it again and drop the whole."
                )
            );
        }
        else if (!found)
        {
            yield return context.RejectWithoutArticle(item);
        }
    }

    /// <summary>
    /// Looks through the directory before anything is taken: what is over the limits by its own account is refused as a whole.
    /// </summary>
    private static IngestResult? Survey(ReadingContext context, Item item, ZipFile zip)
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
            if (members > context.Settings.MaxMembers)
            {
                throw new LimitException(
                    RejectionReasons.TooManyMembers,
                    $"The zip archive has more than {Amount.Count(context.Settings.MaxMembers)} members, and none was taken. Split it into smaller archives or raise the limit MaxMembers."
                );
            }
        }

        context.Budget.CheckRatio(expanded, zip.Length);
        return candidates > 0 && encrypted == candidates
            ? context.Reject(
                item,
                context.ItemId(item),
                new Refusal(
                    RejectionReasons.Encrypted,
                    "The zip archive is locked with a password. Unpack it and drop the files, or pack them again without one."
                )
            )
            : null;
    }

    private static IEnumerable<IngestResult> ReadEntry(ReadingContext context, Item item, ZipFile zip, ZipEntry entry)
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
                yield return context.Reject(
                    member,
                    context.ItemId(member),
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

        // Opened at the first read, so that a header that is not there is detected of the member as well.
        using var content = new ZipContent(zip, entry);
        using var expanded = new ExpandingStream(content, () => content.BytesIn, context.Budget);
        using var bytes = new ByteSource(expanded, entry.Size);
        foreach (var result in context.Guarded(context.ReadMember(item, bytes, path, MediaType), member with { Bytes = bytes }))
        {
            yield return result;
        }
    }
}
