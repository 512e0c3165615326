using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Index.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class IndexRegistration
{
    public static IServiceCollection AddIndexStage(this IServiceCollection services) =>
        services.AddHandler<IndexConsumer, ArticleClassified>(Stage.Index);
}
