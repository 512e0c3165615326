using MassTransit;
using Pipeline.Hosting;

namespace Pipeline.Classify.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class ClassifyRegistration
{
    public static IServiceCollection AddClassifyStage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddStrictOptions<ClassifyOptions>(configuration, ClassifyOptions.Section);

    public static void AddClassifyConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<ClassifyConsumer, ClassifyConsumerDefinition>();
}
