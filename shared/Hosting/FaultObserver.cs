using Microsoft.Extensions.Logging;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>Counts and logs faults with the article named; the message itself goes to the error queue.</summary>
internal sealed partial class FaultObserver(StageMetrics metrics, ILogger<FaultObserver> logger) : IDeliveryObserver
{
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
}
