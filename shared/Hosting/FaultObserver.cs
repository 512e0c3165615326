using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>Counts and logs faults with the article named; the message itself goes to the error queue.</summary>
internal sealed partial class FaultObserver(StageMetrics metrics, OperationMetrics operations, ILogger<FaultObserver> logger)
    : IDeliveryObserver
{
    public IDisposable? Hold(Stage stage, DateTime? sent) => operations.Hold(stage, sent);

    public void Delayed(Stage stage, IArticleMessage message, Exception reason, int attempt, TimeSpan delay)
    {
        operations.Delayed(stage, attempt);
        Delayed(logger, stage, message.ArticleId, attempt, delay, reason);
    }

    public void Faulted(Stage stage, IArticleMessage message, Exception reason)
    {
        metrics.Faulted(stage);
        Faulted(logger, stage, message.ArticleId, reason);
    }

    [LoggerMessage(
        900,
        LogLevel.Warning,
        "{Stage} could not deal with article {ArticleId}; its message is in the error queue, from where 'pipeline replay' puts it back"
    )]
    private static partial void Faulted(ILogger logger, Stage stage, string articleId, Exception exception);

    [LoggerMessage(903, LogLevel.Warning, "{Stage} could not deal with article {ArticleId} in attempt {Attempt}; the next is in {Delay}")]
    private static partial void Delayed(ILogger logger, Stage stage, string articleId, int attempt, TimeSpan delay, Exception exception);
}
