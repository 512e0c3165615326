using MassTransit;
using Pipeline.Hosting;

namespace Pipeline.Normalise.Worker;

/// <summary>The service's parts, for its own host and for the host that runs all stages in one process.</summary>
public static class NormaliseRegistration
{
    public static IServiceCollection AddNormaliseStage(this IServiceCollection services, IConfiguration configuration) =>
        services.AddStrictOptions<NormaliseOptions>(configuration, NormaliseOptions.Section);

    public static void AddNormaliseConsumer(this IBusRegistrationConfigurator bus) =>
        bus.AddConsumer<NormaliseConsumer, NormaliseConsumerDefinition>();
}
