using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Ingest.Documents;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Ingest.Worker.Filing;
using Pipeline.Ingest.Worker.Pressure;
using Pipeline.Ingest.Worker.Processing;
using Pipeline.Ingest.Worker.Watching;
using Pipeline.Messaging;
using Pipeline.Settings;

namespace Pipeline.Ingest.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class IngestRegistration
{
    public static IServiceCollection AddIngestStage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStrictOptions<IngestOptions>(configuration, IngestOptions.Section);
        services.AddSingleton<IngestStatus>();
        services.AddSingleton(provider => Options(provider).Layout());
        services.AddSingleton(provider => new InboxClaims(
            provider.GetRequiredService<InboxLayout>(),
            provider.GetRequiredService<TimeProvider>(),
            Options(provider).ClaimTimeout,
            provider.GetRequiredService<ILogger<InboxClaims>>()
        ));
        services.AddSingleton(provider => new FileDisposition(
            provider.GetRequiredService<InboxLayout>(),
            provider.GetRequiredService<InboxClaims>(),
            provider.GetRequiredService<PageCompanions>(),
            Options(provider).After,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FileDisposition>>()
        ));
        services.AddSingleton<PageCompanions>();
        services.AddSingleton<IngestPause>();
        services.AddSingleton<InboxCondition>();
        services.AddSingleton<BackPressure>();
        services.AddSingleton<Retention>();
        services.AddSingleton<InboxClaimer>();
        services.AddSingleton<IDocumentParser>(provider => new ChildProcessParser(Options(provider).Documents));
        services.AddSingleton<RawArticlePublisher>();
        services.AddSingleton<FileIngestor>();
        services.AddSingleton<ClaimProcessor>();
        services.AddHealthChecks().AddCheck<InboxHealthCheck>("inbox", tags: ["ready"]);
        services.AddHostedService<IngestWorker>();
        return services.AddHandler<RejectedConsumer, ArticleRejected>(Stage.Ingest);
    }

    private static IngestOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<IngestOptions>>().Value;
}
