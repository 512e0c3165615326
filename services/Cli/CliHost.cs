using Pipeline.Hosting;
using Pipeline.Hosting.Logs;
using Pipeline.Hosting.Settings;
using Pipeline.Persistence;

namespace Pipeline.Cli;

/// <summary>Configuration and services for the commands that read a store.</summary>
internal static class CliHost
{
    public const string DatabaseName = "pipeline.db";

    /// <summary>Defaults of the embedded parts, then the environment, then the command line.</summary>
    public static IConfiguration Configuration(Dictionary<string, string?> settings)
    {
        var environment = Environment(new ConfigurationBuilder()).Build();
        var embedded = new Dictionary<string, string?> { ["Bus:Transport"] = "InMemory" };
        if (environment["Bus:ConnectionString"] is not null)
        {
            embedded["Bus:Transport"] = "RabbitMq";
        }

        if (environment["Store:ConnectionString"] is not null)
        {
            embedded["Store:Kind"] = "MongoDb";
        }
        else
        {
            embedded["Store:Kind"] = "Sqlite";
            embedded["Store:Path"] = Path.GetFullPath(Path.Combine("data", DatabaseName));
        }

        return Environment(new ConfigurationBuilder().AddInMemoryCollection(embedded)).AddInMemoryCollection(settings).Build();
    }

    private static IConfigurationBuilder Environment(IConfigurationBuilder builder)
    {
        builder.AddSettingsEnvironment();
        return builder;
    }

    /// <summary>The store that the settings name, for the time of one command.</summary>
    public static async Task<int> WithStoreAsync(
        Dictionary<string, string?> settings,
        Func<IServiceProvider, IArticleStore, Task<int>> command,
        CancellationToken cancellation
    )
    {
        var configuration = Configuration(settings);
        RefuseMissingDatabase(configuration);
        var services = new ServiceCollection();
        services.AddSingleton(configuration);
        services.AddLogging(logging => logging.AddPipelineErrors());
        services.AddPipelineStore(configuration);
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IArticleStore>();
        await store.InitialiseAsync(cancellation);
        return await command(provider, store);
    }

    /// <summary>Warnings and worse, on standard error: standard output is for results.</summary>
    public static ILoggingBuilder AddPipelineErrors(this ILoggingBuilder logging)
    {
        logging.AddPipelineConsole(configuration: null);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        return logging;
    }

    // A reading command on a mistyped folder must say so instead of making an empty store there.
    private static void RefuseMissingDatabase(IConfiguration configuration)
    {
        if (configuration["Store:Kind"] == "Sqlite" && !File.Exists(configuration["Store:Path"]))
        {
            throw new FileNotFoundException(
                $"There is no store at {configuration["Store:Path"]}. Name its folder with --data, or a MongoDB with --mongodb; 'pipeline run' makes one."
            );
        }
    }
}
