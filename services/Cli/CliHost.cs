using Pipeline.Hosting;
using Pipeline.Hosting.Logs;
using Pipeline.Hosting.Settings;
using Pipeline.Messaging;
using Pipeline.Persistence;
using Pipeline.Resilience;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Cli;

/// <summary>Configuration and services for the commands that read a store.</summary>
internal static class CliHost
{
    public const string DatabaseName = "pipeline.db";

    /// <summary>How long a command waits for a store or a broker that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

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
        // A run waits out an outage; a person at a terminal wants to know.
        settings.TryAdd("Resilience:Store:OutagePatience", Patience.ToString());
        var configuration = Configuration(settings);
        RefuseMissingDatabase(configuration);
        var services = new ServiceCollection();
        services.AddSingleton(configuration);

        // That the store is away is told once, as a sentence, when the time is over.
        services.AddLogging(logging => logging.AddPipelineErrors().AddFilter(typeof(FailureDomain).FullName, LogLevel.None));
        services.AddPipelineStore(configuration);
        await using var provider = services.BuildServiceProvider();
        var store = provider.GetRequiredService<IArticleStore>();
        try
        {
            await store.InitialiseAsync(cancellation).WaitAsync(Patience + Patience, cancellation);
        }
        catch (Exception exception) when (IsUnanswered(provider, exception))
        {
            throw new CommandException(
                $"The store {AddressOf(configuration)} does not answer within {Patience.TotalSeconds:0} s. Look whether it runs, and whether --mongodb or --data names it rightly."
            );
        }

        return await command(provider, store);
    }

    /// <summary>The search index of the store that the settings name, for the time of one command.</summary>
    public static Task<int> WithIndexAsync(
        Dictionary<string, string?> settings,
        Func<Search.SearchIndex, Task<int>> command,
        CancellationToken cancellation
    ) =>
        WithStoreAsync(
            settings,
            async (provider, store) =>
            {
                using var index = await LocalIndex.OpenAsync(provider.GetRequiredService<IConfiguration>(), store, cancellation);
                return await command(index);
            },
            cancellation
        );

    /// <summary>A broker's queues, for the time of one command.</summary>
    public static async Task<BrokerQueues> ConnectAsync(string broker, IConfiguration configuration, CancellationToken cancellation)
    {
        var options = configuration.GetSection(BusOptions.Section).Get<BusOptions>() ?? new BusOptions();
        options.ConnectionString = broker;
        try
        {
            return await BrokerQueues.ConnectAsync(options, cancellation).WaitAsync(Patience, cancellation);
        }
        catch (BrokerUnreachableException exception) when (exception.InnerException is { } inner && Sentence.IsRefusal(inner))
        {
            throw new CommandException(Sentence.OfRefusal(WithoutCredentials(broker), exception.InnerException!));
        }
        catch (Exception exception) when (exception is TimeoutException or BrokerUnreachableException)
        {
            throw new CommandException(
                $"The broker {WithoutCredentials(broker)} does not answer within {Patience.TotalSeconds:0} s. Look whether it runs, and whether --rabbitmq names it rightly."
            );
        }
    }

    private static bool IsUnanswered(IServiceProvider provider, Exception exception) =>
        exception is TimeoutException
        || provider.GetRequiredKeyedService<FailureDomain>(FailureDomain.Store).Classify(exception) != FaultKind.Permanent;

    private static string AddressOf(IConfiguration configuration) =>
        configuration["Store:Kind"] == "Sqlite"
            ? configuration["Store:Path"]!
            : WithoutCredentials(configuration["Store:ConnectionString"] ?? "");

    // What is shown on a terminal ends in logs and screenshots.
    private static string WithoutCredentials(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? $"{uri.Scheme}://{uri.Authority}" : "that is named";

    /// <summary>Warnings and worse, on standard error: standard output is for results.</summary>
    public static ILoggingBuilder AddPipelineErrors(this ILoggingBuilder logging)
    {
        logging.AddPipelineConsole(configuration: null);
        logging.SetMinimumLevel(LogLevel.Warning);
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        if (!CommandRunner.ShowsWhere)
        {
            // What ends a host is told as a sentence, once; its stack trace is a page.
            logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        }

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
