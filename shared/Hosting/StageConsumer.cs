using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Resilience;

namespace Pipeline.Hosting;

/// <summary>
/// A stage's consumer: poison, load, current?, run, save, publish or reject, for one article or for as many as came together. A service's
/// own says only what it loads, runs and publishes. The order is the promise: nothing is published before it is saved, and nothing is
/// acknowledged before it is published.
/// </summary>
/// <typeparam name="TMessage">The message it reads.</typeparam>
/// <typeparam name="TInput">What the stage's function takes.</typeparam>
/// <typeparam name="TOutput">The document it makes.</typeparam>
public abstract partial class StageConsumer<TMessage, TInput, TOutput>(Stage stage, StageRun run, ILogger logger)
    : IMessageHandler<TMessage>
    where TMessage : class, IArticleMessage
    where TInput : class
    where TOutput : StageDocument
{
    public async Task HandleAsync(IReadOnlyList<Delivery<TMessage>> deliveries, CancellationToken cancellationToken)
    {
        var rest = deliveries.Select(delivery => new StageWork<TMessage, TInput, TOutput>(delivery)).ToList();
        while (rest.Count > 0)
        {
            // The same article twice at once: the second finds what the first made.
            var works = rest.DistinctBy(work => work.Id).ToList();
            rest.RemoveAll(works.Contains);

            works.RemoveAll(work => work.Delivery.RefusePoison());
            await Task.WhenAll(LoadAsync(works, cancellationToken), FindMadeAsync(works, cancellationToken));
            var current = works.FindAll(work => work.IsOpen && run.IsCurrent(stage, work.Made, work.Input!.MadeFrom));
            await RecallAsync(current, cancellationToken);
            await run.Cores.ForEachAsync(works.FindAll(work => work is { IsOpen: true, Outcome: null }), RunOne, cancellationToken);
            await SaveAsync(
                works.FindAll(work => work is { IsOpen: true, Stamp: not null, Outcome.Document: not null }),
                cancellationToken
            );
            await RejectAsync(works.FindAll(work => work is { IsOpen: true, Outcome.Reason: not null }), cancellationToken);
            await PublishAsync(works, cancellationToken);
        }
    }

    /// <summary>What the stage works on; articles that are not there are left out, and are faults.</summary>
    protected abstract Task<IEnumerable<StageInput<TInput>>> LoadAsync(IReadOnlyList<string> ids, CancellationToken cancellationToken);

    /// <summary>The stage's function. Called from as many threads as there are cores.</summary>
    protected abstract StageOutcome<TOutput> Run(TInput input);

    /// <summary>Publishes that the output is there.</summary>
    protected abstract Task PublishAsync(Delivery<TMessage> delivery, TOutput output, CancellationToken cancellationToken);

    private async Task LoadAsync(List<StageWork<TMessage, TInput, TOutput>> works, CancellationToken cancellationToken)
    {
        try
        {
            var inputs = (await LoadAsync(works.ConvertAll(work => work.Id), cancellationToken)).ToDictionary(input => input.MadeFrom.Id);
            foreach (var work in works)
            {
                work.Input = inputs.GetValueOrDefault(work.Id);
                if (work.Input is null)
                {
                    work.Fail(new MissingArticleException(run.Stages[stage].Input ?? stage, work.Id));
                }
            }
        }
        catch (Exception exception) when (works.Count == 1 && exception is not OperationCanceledException)
        {
            works[0].Fail(exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One that cannot be read fails alone.
            await Task.WhenAll(works.Select(work => LoadAsync([work], cancellationToken)));
        }
    }

    private async Task FindMadeAsync(List<StageWork<TMessage, TInput, TOutput>> works, CancellationToken cancellationToken)
    {
        var ids = works.Where(work => !work.Delivery.Message.Rerun).Select(work => work.Id).ToArray();
        var stamps = await run.Store.FindStampsAsync(stage, ids, cancellationToken);
        works.ForEach(work => work.Made = stamps.GetValueOrDefault(work.Id));
    }

    /// <summary>A redelivery: the work is saved, the message that follows may not have gone out.</summary>
    private async Task RecallAsync(List<StageWork<TMessage, TInput, TOutput>> current, CancellationToken cancellationToken)
    {
        if (current.Count == 0)
        {
            return;
        }

        var made = await run.Store.FindManyAsync<TOutput>(current.ConvertAll(work => work.Id), cancellationToken);
        foreach (var (work, output) in current.Join(made, work => work.Id, output => output.Id, (work, output) => (work, output)))
        {
            work.Outcome = StageOutcome<TOutput>.Accepted(output);
            run.Metrics.Repeated(stage);
        }
    }

    private void RunOne(StageWork<TMessage, TInput, TOutput> work)
    {
        try
        {
            var started = run.Start();
            work.Outcome = Run(work.Input!.Value);
            work.Stamp = run.Stamp(stage, started, work.Input.MadeFrom);
        }
        catch (Exception exception)
        {
            work.Fail(exception);
        }
    }

    private async Task SaveAsync(List<StageWork<TMessage, TInput, TOutput>> accepted, CancellationToken cancellationToken)
    {
        if (accepted.Count == 0)
        {
            return;
        }

        var documents = accepted.ConvertAll(work => work.Outcome!.Document! with { Stamp = work.Stamp! with { Trace = work.Trace } });
        foreach (var (work, error) in accepted.Zip(await run.Store.SaveManyAsync(documents, cancellationToken)))
        {
            if (error is not null)
            {
                work.Fail(error);
                continue;
            }

            run.Metrics.Accepted(stage, work.Stamp!.Duration);
            Done(logger, work.Id, stage, work.Stamp.Duration.TotalMilliseconds);
        }
    }

    private Task RejectAsync(List<StageWork<TMessage, TInput, TOutput>> rejected, CancellationToken cancellationToken) =>
        Task.WhenAll(
            rejected.Select(async work =>
            {
                var rejection = new Rejection
                {
                    ArticleId = work.Id,
                    Stage = stage,
                    Reason = work.Outcome!.Reason!,
                    Detail = work.Outcome.Detail!,
                    At = run.Now,
                    File = work.Input!.Source is { Collection.Length: > 0 } source
                        ? $"{source.Collection}/{source.File}" // as Ingest says it
                        : work.Input.Source.File,
                    Member = work.Input.Source.Member,
                };
                try
                {
                    await run.Store.RejectAsync(rejection, cancellationToken);
                    run.Metrics.Rejected(stage, rejection.Reason);
                    Rejected(logger, work.Id, stage, rejection.Reason, rejection.Detail);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    work.Fail(exception);
                }
            })
        );

    /// <summary>
    /// All at once, each acknowledged when its own message is confirmed; after an outage those that are not are published again.
    /// </summary>
    private async Task PublishAsync(List<StageWork<TMessage, TInput, TOutput>> works, CancellationToken cancellationToken) =>
        await run.Broker.ExecuteAsync(
            async attempt => await Task.WhenAll(works.Where(work => work.IsOpen).Select(work => PublishAsync(work, attempt))),
            cancellationToken
        );

    private async Task PublishAsync(StageWork<TMessage, TInput, TOutput> work, CancellationToken cancellationToken)
    {
        work.TellOutcome();
        try
        {
            await (
                work.Outcome!.Document is { } output
                    ? PublishAsync(work.Delivery, output, cancellationToken)
                    : work.Delivery.PublishAsync(
                        new ArticleRejected
                        {
                            ArticleId = work.Id,
                            Stage = stage,
                            Reason = work.Outcome.Reason!,
                            Detail = work.Outcome.Detail!,
                        },
                        cancellationToken
                    )
            );
            work.Done();
        }
        catch (Exception exception)
            when (run.Broker.Classify(exception) == FaultKind.Permanent && exception is not OperationCanceledException)
        {
            work.Fail(exception);
        }
    }

    [LoggerMessage(920, LogLevel.Debug, "Article {ArticleId} through {Stage} in {Milliseconds:0.0} ms")]
    private static partial void Done(ILogger logger, string articleId, Stage stage, double milliseconds);

    [LoggerMessage(921, LogLevel.Information, "Article {ArticleId} rejected by {Stage}: {Reason}. {Detail}")]
    private static partial void Rejected(ILogger logger, string articleId, Stage stage, string reason, string detail);
}
