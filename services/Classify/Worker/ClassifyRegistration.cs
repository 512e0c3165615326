using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Settings;

namespace Pipeline.Classify.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class ClassifyRegistration
{
    public static IServiceCollection AddClassifyStage(this IServiceCollection services, IConfiguration configuration) =>
        services
            .AddStrictOptions<ClassifyOptions>(configuration, ClassifyOptions.Section)
            .AddHandler<ClassifyConsumer, ArticleNormalised>(Stage.Classify);
}
