using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Operations;

/// <summary>What one stage refused for one reason.</summary>
/// <param name="Count">How many of the newest that were looked through.</param>
/// <param name="Examples">The newest of them.</param>
public sealed record FailureGroup(
    Stage Stage,
    string Reason,
    int Count,
    DateTimeOffset First,
    DateTimeOffset Last,
    IReadOnlyList<Rejection> Examples
);

/// <summary>Refusals, grouped as a person deals with them.</summary>
public sealed class FailureReader(IArticleStore store)
{
    /// <summary>How many of the newest are looked through.</summary>
    public const int LookedThrough = 10_000;

    private const int MostExamples = 5;

    public async Task<IReadOnlyList<FailureGroup>> ReadAsync(CancellationToken cancellationToken)
    {
        var groups = new Dictionary<(Stage, string), List<Rejection>>();
        await foreach (var rejection in store.RejectionsAsync(LookedThrough, cancellationToken))
        {
            var key = (rejection.Stage, rejection.Reason);
            if (!groups.TryGetValue(key, out var group))
            {
                groups.Add(key, group = []);
            }

            group.Add(rejection);
        }

        return
        [
            .. groups
                .Select(group => new FailureGroup(
                    group.Key.Item1,
                    group.Key.Item2,
                    group.Value.Count,
                    group.Value[^1].At,
                    group.Value[0].At,
                    [.. group.Value.Take(MostExamples)]
                ))
                .OrderByDescending(group => group.Last),
        ];
    }

    /// <summary>One group in full, newest first.</summary>
    public async Task<IReadOnlyList<Rejection>> GroupAsync(Stage stage, string reason, CancellationToken cancellationToken)
    {
        var group = new List<Rejection>();
        await foreach (var rejection in store.RejectionsAsync(LookedThrough, cancellationToken))
        {
            if (rejection.Stage == stage && rejection.Reason == reason)
            {
                group.Add(rejection);
            }
        }

        return group;
    }
}
