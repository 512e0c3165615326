using Pipeline.Classify.Worker;
using Pipeline.Hosting;
using Pipeline.Index.Worker;
using Pipeline.Ingest.Worker;
using Pipeline.Messaging;
using Pipeline.Normalise.Worker;
using Pipeline.Search;
using Pipeline.Telemetry;

namespace Pipeline.Cli;

/// <summary>All stages in one process, on the parts that the settings name.</summary>
internal static class RunHost
{
    public static IServiceCollection AddAllStages(this IServiceCollection services, IConfiguration configuration, bool ingest)
    {
        services.AddStageMetrics();
        services.AddPipelineCore(configuration, "pipeline");
        services.AddNormaliseStage(configuration).AddClassifyStage(configuration).AddIndexStage();
        if (ingest)
        {
            services.AddIngestStage(configuration);
        }

        services.AddSingleton<StatusReader>();
        services.AddSingleton<PendingPublisher>();
        services.AddSingleton<RunCounters>();
        services.AddSingleton<IDeliveryObserver>(provider => provider.GetRequiredService<RunCounters>());
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(25));
        return services;
    }

    /// <summary>A host without a port, for runs that end by themselves.</summary>
    public static IHost BuildWithoutPage(IConfiguration configuration, bool ingest)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddPipelineErrors();
        builder.Services.AddAllStages(configuration, ingest);
        return builder.Build();
    }

    /// <summary>A host with the search page on a port of this machine alone.</summary>
    public static WebApplication BuildWithPage(IConfiguration configuration, int port)
    {
        // Settings of the program's own folder: one that happens to lie where the user stands must not bind another address.
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddConfiguration(configuration);
        builder.Logging.AddPipelineErrors();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        builder.Services.AddAllStages(configuration, ingest: true);
        builder.Services.AddSearch(configuration).AddFollowing();
        builder.Services.PostConfigure<SearchOptions>(search => search.Folder = LocalIndex.FolderOf(configuration));
        return builder.Build().MapSearch();
    }
}
