using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Search.Access;
using Pipeline.Search.Alerts;
using Pipeline.Search.Api;
using Pipeline.Search.Following;
using Pipeline.Search.Names;
using Pipeline.Search.Operations;
using Pipeline.Search.Pages;
using Pipeline.Search.Uploads;
using Pipeline.Settings;

namespace Pipeline.Search;

/// <summary>
/// The index, the HTTP API and the pages, for the service's own host and for the host that runs everything in one process.
/// </summary>
public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddStrictOptions<SearchOptions>(configuration, SearchOptions.Section);
        services.AddSingleton<IValidateOptions<SearchOptions>>(new OpenBindingRule(configuration));
        services.AddSingleton<IValidateOptions<SearchOptions>>(new PageTls.Rule(configuration));
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<SearchOptions>>(PageTls.Configure);
        services.AddRazorComponents();
        services.AddReadModel();
        services.TryAddSingleton<StatusReader>();
        services.AddFaultDesk(configuration);
        services.AddSingleton<FailureReader>();
        services.AddSingleton<FailureHandler>();
        services.AddSingleton<Replayer>();
        services.AddSingleton<RefusedFile>();
        services.AddSingleton<Deleter>();
        services.AddAlerts();
        services.AddSingleton<WorkersSeen>();
        services.AddSingleton<NameReader>();
        services.AddSingleton<PipelineSampler>();
        services.AddHostedService(provider => provider.GetRequiredService<PipelineSampler>());
        services.AddSingleton<HostRules>();
        services.AddSingleton<Keys>();
        services.AddSingleton<UploadReceiver>();
        services.AddSingleton<UploadFollower>();
        services.AddSingleton<RefusedUploads>();
        services.AddRateLimiter(_ => { });
        services
            .AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>()
            .Configure<IOptions<SearchOptions>>(RateLimits.Configure);
        services.AddOpenApi("v1");
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        return services;
    }

    /// <summary>Learns by message which article was indexed; needs a bus.</summary>
    public static IServiceCollection AddFollowing(this IServiceCollection services) =>
        services.AddSubscriber<IndexedHandler, ArticleIndexed>("search");

    // Where faults wait: in a broker's error queues, or in this process's own memory beside its in-memory bus.
    private static void AddFaultDesk(this IServiceCollection services, IConfiguration configuration)
    {
        var bus = configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();
        if (bus.ConnectionString is { Length: > 0 })
        {
            services.AddSingleton<IFaultDesk>(provider => new BrokerFaultDesk(bus, provider.GetRequiredService<TimeProvider>()));
        }
        else
        {
            services.AddSingleton<LocalFaultDesk>();
            services.AddSingleton<IFaultDesk>(provider => provider.GetRequiredService<LocalFaultDesk>());
            services.AddSingleton<IDeliveryObserver>(provider => provider.GetRequiredService<LocalFaultDesk>());
        }
    }

    private static void AddReadModel(this IServiceCollection services)
    {
        services.AddSingleton<ReadModel>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadModel>());
        services.AddSingleton<ArticleFinder>();
        services.AddHealthChecks().AddCheck<ReadModelHealthCheck>("search-index", tags: ["ready"]);
    }

    private static void AddAlerts(this IServiceCollection services)
    {
        services.AddSingleton<Arrivals>();
        services.AddSingleton<AllowedAddresses>();
        services.AddSingleton<Webhook>();
        services.AddSingleton<SearchBook>();
        services.AddSingleton<AlertSender>();
        services.AddHostedService<AlertFinder>();
        services.AddHostedService(provider => provider.GetRequiredService<AlertSender>());
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        if (SettingsCheck.Faults(app.Services).Count > 0)
        {
            return app; // running tells them all
        }

        var options = app.Services.GetRequiredService<IOptions<SearchOptions>>().Value;
        if (options.Open && string.IsNullOrEmpty(options.ApiKey))
        {
            Log.Open(app.Logger);
        }

        app.Use(PageHeaders.SetAsync);
        app.UseMiddleware<FaultAnswers>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseMiddleware<AccessMiddleware>();
        app.UseMiddleware<Etags>();
        app.UseMiddleware<StoreDeadline>();
        var all = app.MapGroup("").AddEndpointFilter(StoreDeadline.EndAsync);
        SearchEndpoints.Map(all);
        ArticleEndpoints.Map(all);
        SavedSearchEndpoints.Map(all);
        StatusEndpoints.Map(all);
        FailureEndpoints.Map(all);
        LoginEndpoints.Map(all);
        PageEndpoints.Map(all);
        UploadEndpoints.Map(all);
        app.MapOpenApi("/api/openapi.json").ExcludeFromDescription();
        return app;
    }
}
