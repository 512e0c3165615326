using System.CommandLine;

namespace Pipeline.Cli;

/// <summary>
/// Options that say which store and broker: the flags win over configuration, and configuration over the embedded defaults.
/// </summary>
internal sealed class Connection
{
    private readonly Option<DirectoryInfo?> _data = new("--data") { Description = "Folder of the embedded store.", HelpName = "DIR" };

    private readonly Option<string?> _mongo = new("--mongodb")
    {
        Description = "MongoDB to use instead of the embedded store, for example mongodb://user:password@host:27017/pipeline.",
        HelpName = "URL",
    };

    private readonly Option<string?>? _rabbit;

    public Connection(bool broker = false)
    {
        if (broker)
        {
            _rabbit = new Option<string?>("--rabbitmq")
            {
                Description = "Broker, for example amqp://user:password@host:5672.",
                HelpName = "URL",
            };
        }
    }

    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_mongo);
        if (_rabbit is not null)
        {
            command.Add(_rabbit);
        }
    }

    /// <summary>The settings for <see cref="CliHost"/>.</summary>
    public Dictionary<string, string?> Settings(ParseResult parsed)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        if (parsed.GetValue(_mongo) is { Length: > 0 } mongo)
        {
            settings["Store:Kind"] = "MongoDb";
            settings["Store:ConnectionString"] = mongo;
        }
        else if (parsed.GetValue(_data) is { } data)
        {
            settings["Store:Kind"] = "Sqlite";
            settings["Store:Path"] = Path.Combine(data.FullName, CliHost.DatabaseName);
        }

        if (_rabbit is not null && parsed.GetValue(_rabbit) is { Length: > 0 } rabbit)
        {
            settings["Bus:Transport"] = "RabbitMq";
            settings["Bus:ConnectionString"] = rabbit;
        }

        return settings;
    }

    /// <summary>Whether the command line names a broker.</summary>
    public string? Broker(ParseResult parsed, IConfiguration configuration) =>
        (_rabbit is null ? null : parsed.GetValue(_rabbit)) ?? configuration["Bus:ConnectionString"];
}
