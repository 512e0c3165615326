using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Logging;

namespace Pipeline.Hosting.Settings;

public static partial class SettingsEnvironmentExtensions
{
    /// <summary>Puts <see cref="SettingsEnvironment"/> where the environment's variables were read without a prefix, or last.</summary>
    /// <returns>What was found, to be told once there is a log.</returns>
    public static SettingsEnvironment AddSettingsEnvironment(this IConfigurationBuilder configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var settings = new SettingsEnvironment();
        var whole = configuration.Sources.FirstOrDefault(source =>
            source is EnvironmentVariablesConfigurationSource { Prefix: null or "" }
        );
        if (whole is null)
        {
            configuration.Add(settings);
        }
        else
        {
            configuration.Sources[configuration.Sources.IndexOf(whole)] = settings;
        }

        return settings;
    }

    /// <summary>A line for the names without the prefix, and one for what is passed over.</summary>
    public static void Tell(this SettingsEnvironment settings, ILogger logger)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (settings.WithoutPrefix.Count > 0)
        {
            WithoutPrefix(logger, string.Join(", ", settings.WithoutPrefix), SettingsEnvironment.Prefix);
        }

        if (settings.PassedOver.Count > 0)
        {
            PassedOver(logger, string.Join(", ", settings.PassedOver), SettingsEnvironment.Prefix);
        }
    }

    [LoggerMessage(
        930,
        LogLevel.Information,
        "Read from the environment without the prefix: {Names}. They go on working; with {Prefix} before them no other program's variable is taken for them"
    )]
    private static partial void WithoutPrefix(ILogger logger, string names, string prefix);

    [LoggerMessage(
        931,
        LogLevel.Information,
        "Passed over: {Names}. It is called as a section of settings and holds a single value; a setting is {Prefix}Section__Key"
    )]
    private static partial void PassedOver(ILogger logger, string names, string prefix);
}
