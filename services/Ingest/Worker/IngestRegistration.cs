using MassTransit;
using Microsoft.Extensions.Options;
using Pipeline.Hosting;

namespace Pipeline.Ingest.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class IngestRegistration
{
    public static IServiceCollection AddIngestStage(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStrictOptions<IngestOptions>(configuration, IngestOptions.Section);
        services.AddSingleton<IngestStatus>();
        services.AddSingleton(provider => new InboxLayout(provider.GetRequiredService<IOptions<IngestOptions>>().Value));
        services.AddSingleton(provider => new InboxClaims(
            provider.GetRequiredService<InboxLayout>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IOptions<IngestOptions>>().Value.ClaimTimeout
        ));
        services.AddSingleton(provider => new FileDisposition(
            provider.GetRequiredService<InboxLayout>(),
            provider.GetRequiredService<IOptions<IngestOptions>>().Value.After,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<RawArticlePublisher>();
        services.AddSingleton<FileIngestor>();
        services.AddHostedService<IngestWorker>();
        return services;
    }

    public static void AddIngestConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<RejectedConsumer, RejectedConsumerDefinition>();
}
