using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

public static class HostingRegistration
{
    /// <summary>What every process that moves articles has: the store, the bus, the clock, fault counting.</summary>
    /// <param name="services">Gets them.</param>
    /// <param name="configuration">Has the sections.</param>
    /// <param name="processName">Names the connection in the broker's console.</param>
    public static IServiceCollection AddPipelineCore(this IServiceCollection services, IConfiguration configuration, string processName)
    {
        services.AddPipelineStore(configuration);
        services.AddSingleton<StageRun>();
        services.AddSingleton<IDeliveryObserver, FaultObserver>();
        services.AddMessageBus(configuration, processName);
        services.AddHostedService<Sweeper>();
        return services;
    }

    /// <summary>Only the store, for a process that reads.</summary>
    public static IServiceCollection AddPipelineStore(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddArticleStore(
            configuration,
            static provider => provider.GetService<StageMetrics>() is { } metrics ? metrics.Saving : null
        );
        if (services.Any(service => service.ServiceType == typeof(OperationMetrics)))
        {
            services.AddHostedService<ResilienceObserver>(); // before the store is waited for: that wait is what it shows
        }

        services.AddHostedService<StoreInitialiser>();
        services.AddHealthChecks().AddCheck<StoreHealthCheck>("store", tags: ["ready"], timeout: TimeSpan.FromSeconds(5));
        return services;
    }
}
