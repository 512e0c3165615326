using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Claiming;

namespace Pipeline.Ingest.Worker.Processing;

/// <summary>What became of a file's articles, gathered while it is read; several may be on their way at once.</summary>
internal sealed class FileOutcome
{
    // A reason file is for people; beyond this a count says it better, and the store has them all.
    private const int MostMembers = 1_000;

    private readonly Lock _gate = new();
    private readonly List<MemberFailure> _members = [];
    private IngestResult.Rejected? _first;
    private IngestResult.Rejected? _whole;

    public int Accepted { get; private set; }

    public int Rejected { get; private set; }

    public void Accept()
    {
        lock (_gate)
        {
            Accepted++;
        }
    }

    public void Add(IngestResult.Rejected rejection)
    {
        lock (_gate)
        {
            Rejected++;
            _first ??= rejection;
            if (rejection.Member is null)
            {
                _whole ??= rejection;
            }
            else if (_members.Count < MostMembers)
            {
                _members.Add(new MemberFailure(rejection.Member, rejection.Reason, rejection.Detail));
            }
        }
    }

    public FailureReason ToReason(Claim claim, DateTimeOffset now) =>
        new()
        {
            File = claim.Name,
            Collection = claim.Collection,
            Time = now,
            Reason = _whole?.Reason ?? _first!.Reason,
            Detail =
                _whole?.Detail
                ?? $"{Rejected} of the {Rejected + Accepted} articles in this file were refused; the others were taken. Mend those listed and drop only them.",
            Members = _members.Count == 0 ? null : _members,
            Accepted = Accepted,
        };
}
