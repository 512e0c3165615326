namespace Pipeline.Ingest.Reading;

/// <summary>What one dropped file may cost: members and expanded bytes, counted over all its levels.</summary>
internal sealed class Budget(IngestSettings settings, Func<long> bytesIn)
{
    private long _expanded;
    private int _members;

    /// <summary>Counts bytes that came out of a decompressor.</summary>
    public void Expand(int bytes)
    {
        _expanded += bytes;
        if (_expanded > settings.MaxExpandedBytes)
        {
            throw new LimitException(
                RejectionReasons.ArchiveBomb,
                $"The archive expands to more than {Amount.Bytes(settings.MaxExpandedBytes)}. If it is honest, split it into smaller archives or raise the limit MaxExpandedBytes."
            );
        }

        CheckRatio(_expanded, bytesIn());
    }

    /// <summary>Refuses a ratio that no text reaches: 42.zip's layers are at 1,000:1.</summary>
    public void CheckRatio(long bytesOut, long compressed)
    {
        if (bytesOut > settings.RatioFreeBytes && bytesOut / settings.MaxRatio > compressed)
        {
            throw new LimitException(
                RejectionReasons.ArchiveBomb,
                $"The archive expands to more than {Amount.Count(settings.MaxRatio)} times its size, as archive bombs do. If it is honest, unpack it and drop the files, or raise the limit MaxRatio."
            );
        }
    }

    public void CountMember()
    {
        if (++_members > settings.MaxMembers)
        {
            throw new LimitException(
                RejectionReasons.TooManyMembers,
                $"The file has more than {Amount.Count(settings.MaxMembers)} members; those before were read. Split it into smaller files or raise the limit MaxMembers, and drop it again."
            );
        }
    }
}
