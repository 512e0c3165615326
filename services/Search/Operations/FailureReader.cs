using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Operations;

/// <summary>What one stage refused for one reason, or what ended there in one exception.</summary>
/// <param name="Reason">The refusal's reason, or the exception's name.</param>
/// <param name="Count">How many of the newest that were looked through wait for somebody.</param>
/// <param name="Examples">The newest of them.</param>
/// <param name="IsFault">Whether the stage could not answer, rather than refused.</param>
/// <param name="SetAside">How many more there are that somebody saw and left.</param>
public sealed record FailureGroup(
    Stage Stage,
    string Reason,
    int Count,
    DateTimeOffset First,
    DateTimeOffset Last,
    IReadOnlyList<Rejection> Examples,
    bool IsFault = false,
    int SetAside = 0
);

/// <summary>Refusals and faults, grouped as a person deals with them.</summary>
public sealed class FailureReader(IArticleStore store, IFaultDesk? faults = null)
{
    /// <summary>How many of the newest are looked through.</summary>
    public const int LookedThrough = 10_000;

    private const int MostExamples = 5;

    /// <param name="cancellationToken">Ends the call.</param>
    /// <param name="aside">Those that were set aside, in place of those that wait for somebody.</param>
    public async Task<IReadOnlyList<FailureGroup>> ReadAsync(CancellationToken cancellationToken, bool aside = false)
    {
        var groups = new Dictionary<(Stage, string, bool), List<Rejection>>();
        await foreach (var (failure, isFault) in AllAsync(cancellationToken))
        {
            var key = (failure.Stage, failure.Reason, isFault);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add(failure);
        }

        return
        [
            .. groups
                .Select(group => Group(group.Key, group.Value, group.Value.FindAll(failure => IsAside(failure) == aside)))
                .Where(group => group.Count > 0)
                .OrderByDescending(group => group.Last),
        ];
    }

    /// <summary>One group in full, newest first.</summary>
    public async Task<IReadOnlyList<Rejection>> GroupAsync(Stage stage, string reason, CancellationToken cancellationToken)
    {
        var group = new List<Rejection>();
        await foreach (var (failure, _) in AllAsync(cancellationToken))
        {
            if (failure.Stage == stage && failure.Reason == reason)
            {
                group.Add(failure);
            }
        }

        return group;
    }

    /// <summary>How many failures are of which collection: the folder of the inbox that the file was dropped in.</summary>
    public async Task<IReadOnlyDictionary<string, long>> CollectionsAsync(CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var (failure, isFault) in AllAsync(cancellationToken))
        {
            if (!isFault)
            {
                var collection = CollectionFate.Of(failure);
                counts[collection] = counts.GetValueOrDefault(collection) + 1;
            }
        }

        return counts;
    }

    /// <summary>Newest first of either kind. What an operator deleted is none.</summary>
    public async IAsyncEnumerable<(Rejection Failure, bool IsFault)> AllAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        foreach (var fault in faults is null ? [] : await faults.ReadAsync(cancellationToken))
        {
            yield return (fault, true);
        }

        await foreach (var rejection in store.RejectionsAsync(LookedThrough, cancellationToken))
        {
            if (rejection.Reason != Rejection.Deleted)
            {
                yield return (rejection, false);
            }
        }
    }

    public static bool IsAside(Rejection failure) => failure.Handled?.Action == HandlingNote.SetAside;

    private static FailureGroup Group((Stage Stage, string Reason, bool IsFault) key, List<Rejection> all, List<Rejection> shown) =>
        new(
            key.Stage,
            key.Reason,
            shown.Count,
            shown.Select(failure => failure.At).DefaultIfEmpty().Min(),
            shown.Select(failure => failure.At).DefaultIfEmpty().Max(),
            [.. shown.OrderByDescending(failure => failure.At).Take(MostExamples)],
            key.IsFault,
            all.Count(IsAside)
        );
}
