using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
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
        return services;
    }

    /// <summary>The store alone, for a process that reads.</summary>
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

    /// <summary>Options of a section, validated at start with every fault listed at once; keys that nobody knows are refused.</summary>
    public static IServiceCollection AddStrictOptions<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        services
            .AddOptions<T>()
            .Bind(configuration.GetSection(section), binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<T>>(new AnnotationsValidator<T>(section)));
        return services;
    }
}
