using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Resilience;
using Pipeline.Settings;

namespace Pipeline.Persistence;

public static class ArticleStoreServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IArticleStore"/> as section <c>Store</c> says, behind the failure domain <see cref="FailureDomain.Store"/>
    /// (section <c>Resilience:Store</c>). Options are validated when the host starts; unknown keys are refused.
    /// </summary>
    /// <param name="services">Gets the store.</param>
    /// <param name="configuration">Has the sections.</param>
    /// <param name="saving">As in <see cref="ArticleStore.Create"/>.</param>
    public static IServiceCollection AddArticleStore(
        this IServiceCollection services,
        IConfiguration configuration,
        Func<IServiceProvider, Action<Stage, int>?>? saving = null
    )
    {
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddSingleton(StageTable.Product);
        services.AddStrictOptions<StoreOptions>(configuration, StoreOptions.Section);
        services.AddFailureDomain(
            configuration,
            FailureDomain.Store,
            provider => ArticleStore.FaultsOf(provider.GetRequiredService<IOptions<StoreOptions>>().Value)
        );
        services.TryAddSingleton(provider => new OpenStore(
            ArticleStore.Create(
                provider.GetRequiredService<IOptions<StoreOptions>>().Value,
                provider.GetRequiredKeyedService<FailureDomain>(FailureDomain.Store),
                saving?.Invoke(provider),
                provider.GetRequiredService<StageTable>()
            )
        ));
        services.TryAddSingleton(provider => provider.GetRequiredService<OpenStore>().Articles);
        services.TryAddSingleton(provider => (IStoreLeases)provider.GetRequiredService<OpenStore>().Articles);
        return services;
    }

    // Its leases are asked of itself, also where something stands before its articles.
    private sealed record OpenStore(IArticleStore Articles);
}
