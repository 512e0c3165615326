using MassTransit;
using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>Counts and logs faults with the article named; the message itself goes to the error queue.</summary>
internal sealed partial class FaultObserver(StageMetrics metrics, ILogger<FaultObserver> logger) : IConsumeObserver
{
    public Task PreConsume<T>(ConsumeContext<T> context)
        where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context)
        where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception)
        where T : class
    {
        // A worker that is told to stop leaves its messages in the queue: no fault.
        if (exception is OperationCanceledException && context.CancellationToken.IsCancellationRequested)
        {
            return Task.CompletedTask;
        }

        switch (context.Message)
        {
            case ArticleIngested message:
                Record(Stage.Normalise, message.ArticleId, exception);
                break;
            case ArticleNormalised message:
                Record(Stage.Classify, message.ArticleId, exception);
                break;
            case ArticleClassified message:
                Record(Stage.Index, message.ArticleId, exception);
                break;
            case ArticleRejected message:
                Record(Stage.Ingest, message.ArticleId, exception);
                break;
        }

        return Task.CompletedTask;
    }

    private void Record(Stage stage, string articleId, Exception exception)
    {
        metrics.Faulted(stage);
        Faulted(logger, stage, articleId, exception);
    }

    [LoggerMessage(
        900,
        LogLevel.Warning,
        "{Stage} could not deal with article {ArticleId}; its message is in the error queue, from where 'pipeline replay' puts it back"
    )]
    private static partial void Faulted(ILogger logger, Stage stage, string articleId, Exception exception);
}
