using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Operations;

/// <summary>How many failures were dealt with, and how many could not be.</summary>
/// <param name="Done">Sent again, or marked.</param>
/// <param name="Left">Those that there is nothing to send of.</param>
/// <param name="Why">Of the first that is left; null where none is.</param>
public sealed record HandledFailures(int Done, int Left = 0, string? Why = null);

/// <summary>
/// What a person does about failures: has them tried again, sets them aside, or brings them back; who and when is noted on each.
/// </summary>
public sealed class FailureHandler(
    IArticleStore store,
    FailureReader failures,
    Replayer replayer,
    RefusedFile files,
    TimeProvider time,
    ILogger<FailureHandler> logger,
    IFaultDesk? faults = null
)
{
    public async Task<HandledFailures> TryAgainAsync(FailureChoice choice, string by, string? note, CancellationToken cancellationToken)
    {
        var (done, left, firstWhy) = (0, 0, (string?)null);
        foreach (var (failure, isFault) in await ChosenAsync(choice, aside: choice.Id is null ? false : null, cancellationToken))
        {
            if (isFault)
            {
                continue;
            }

            // Noted before it is sent: what the stage answers is the newer news.
            var handled = failure with
            {
                Handled = new HandlingNote(HandlingNote.TriedAgain, by, time.GetUtcNow(), note),
            };
            if (!await store.NoteAsync(handled, cancellationToken))
            {
                continue; // answered meanwhile
            }

            if (await SendAsync(failure, cancellationToken) is { } why)
            {
                await store.NoteAsync(failure, cancellationToken);
                left++;
                firstWhy ??= why;
            }
            else
            {
                done++;
            }
        }

        foreach (var stage in Stages(choice))
        {
            done += faults is null
                ? 0
                : await faults.TryAgainAsync(
                    stage,
                    fault => choice.Has(fault) && (choice.Id is not null || !FailureReader.IsAside(fault)),
                    cancellationToken
                );
        }

        Log.TriedAgain(logger, done, by);
        return new HandledFailures(done, left, firstWhy);
    }

    public Task<HandledFailures> SetAsideAsync(FailureChoice choice, string by, string? note, CancellationToken cancellationToken) =>
        MarkAsync(choice, new HandlingNote(HandlingNote.SetAside, by, time.GetUtcNow(), note), cancellationToken);

    public Task<HandledFailures> BringBackAsync(FailureChoice choice, CancellationToken cancellationToken) =>
        MarkAsync(choice, null, cancellationToken);

    private async Task<HandledFailures> MarkAsync(FailureChoice choice, HandlingNote? note, CancellationToken cancellationToken)
    {
        var done = 0;
        foreach (var (failure, isFault) in await ChosenAsync(choice, aside: note is null, cancellationToken))
        {
            done += !isFault && await store.NoteAsync(failure with { Handled = note }, cancellationToken) ? 1 : 0;
        }

        foreach (var stage in Stages(choice))
        {
            done += faults is null
                ? 0
                : await faults.SetAsideAsync(
                    stage,
                    fault => choice.Has(fault) && FailureReader.IsAside(fault) == note is null,
                    note,
                    cancellationToken
                );
        }

        if (note is not null)
        {
            Log.SetAside(logger, done, note.By);
        }

        return new HandledFailures(done);
    }

    private async Task<string?> SendAsync(Rejection failure, CancellationToken cancellationToken) =>
        failure.Stage != Stage.Ingest ? await replayer.ReplayAsync(failure.ArticleId, failure.Stage, cancellationToken)
        : await files.DropAgainAsync(failure.ArticleId, cancellationToken) ? null
        : "Its file is not among the inbox's refused ones: drop it again once it is mended.";

    private async Task<List<(Rejection Failure, bool IsFault)>> ChosenAsync(
        FailureChoice choice,
        bool? aside,
        CancellationToken cancellationToken
    )
    {
        var chosen = new List<(Rejection, bool)>();
        await foreach (var (failure, isFault) in failures.AllAsync(cancellationToken))
        {
            if (choice.Has(failure) && (aside is null || FailureReader.IsAside(failure) == aside))
            {
                chosen.Add((failure, isFault));
            }
        }

        return chosen;
    }

    private static IEnumerable<Stage> Stages(FailureChoice choice) =>
        choice.Stage is { } one ? [one] : StageTable.Product.Select(row => row.Stage);
}
