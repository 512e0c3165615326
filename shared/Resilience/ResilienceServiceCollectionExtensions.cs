using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Settings;

namespace Pipeline.Resilience;

public static class ResilienceServiceCollectionExtensions
{
    /// <summary>
    /// Registers the failure domain as a keyed singleton <see cref="FailureDomain"/>, from section <c>Resilience:{name}</c>
    /// (any casing), and logs the beginning and the end of its outages. The first registration of a name stands.
    /// </summary>
    /// <param name="services">Where to register.</param>
    /// <param name="configuration">The application's configuration.</param>
    /// <param name="name">For example <see cref="FailureDomain.Store"/>.</param>
    /// <param name="classify">Tells the domain's exceptions apart; made from the services when first needed.</param>
    public static IServiceCollection AddFailureDomain(
        this IServiceCollection services,
        IConfiguration configuration,
        string name,
        Func<IServiceProvider, FaultClassifier>? classify = null
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(TimeProvider.System);
        if (services.Any(service => service.ServiceType == typeof(FailureDomain) && name.Equals(service.ServiceKey)))
        {
            return services;
        }

        services.AddStrictOptions<ResilienceOptions>(configuration, $"Resilience:{name}", name);
        services.AddKeyedSingleton(name, (provider, _) => Create(provider, name, classify));
        return services;
    }

    private static FailureDomain Create(IServiceProvider provider, string name, Func<IServiceProvider, FaultClassifier>? classify)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<ResilienceOptions>>().Get(name);
        var log = provider.GetService<ILoggerFactory>()?.CreateLogger(typeof(FailureDomain).FullName!);
        var domain = new FailureDomain(name, options, classify?.Invoke(provider), provider.GetRequiredService<TimeProvider>());
        if (log is not null)
        {
            if (options.Chaos.IsOn)
            {
                Log.ChaosIsOn(log, name, options.Chaos.FaultRate, options.Chaos.StallRate);
            }

            domain.Outages.Away += exception => Log.Away(log, name, exception.Message);
            domain.Outages.Back += lasted => Log.Back(log, name, lasted);
        }

        return domain;
    }
}
