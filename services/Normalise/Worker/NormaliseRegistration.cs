using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Settings;

namespace Pipeline.Normalise.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class NormaliseRegistration
{
    public static IServiceCollection AddNormaliseStage(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddStrictOptions<NormaliseOptions>(configuration, NormaliseOptions.Section)
            .AddHandler<NormaliseConsumer, ArticleIngested>(Stage.Normalise);
}
