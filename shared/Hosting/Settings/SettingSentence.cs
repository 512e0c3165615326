using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Hosting.Settings;

/// <summary>What the binder found wrong with a setting, with the setting's whole key and the way out; the binder names types.</summary>
public static partial class SettingSentence
{
    /// <returns>Null where it is something else that went wrong.</returns>
    public static string? Of(Exception exception, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ArgumentNullException.ThrowIfNull(configuration);
        if (UnknownKeys().Match(exception.Message) is { Success: true } unknown)
        {
            var names = unknown.Groups["keys"].Value.Split(", ").Select(name => name.Trim('\''));
            var keys = string.Join(", ", names.SelectMany(name => KeysOf(configuration, name)));
            return $"There is no setting {keys}. The services' READMEs list what there is; look for it on the command line, among the environment's variables ({SettingsEnvironment.Prefix}Section__Key) and in appsettings.json.";
        }

        return Unconverted().Match(exception.Message) is { Success: true } wrong
            ? $"{wrong.Groups["key"].Value} is '{wrong.Groups["value"].Value}', which is not {KindOf(wrong.Groups["type"].Value)}."
            : null;
    }

    // The binder tells the last part alone. A setting lies in a section, so one part is a variable of somebody else's.
    private static IEnumerable<string> KeysOf(IConfiguration configuration, string name)
    {
        var keys = configuration
            .AsEnumerable()
            .Select(setting => setting.Key)
            .Where(key => key.EndsWith($":{name}", StringComparison.OrdinalIgnoreCase))
            .ToArray();
        return keys.Length > 0 ? keys : [name];
    }

    private static string KindOf(string type) =>
        type switch
        {
            "System.TimeSpan" => "a time such as 00:00:30",
            "System.Boolean" => "true or false",
            "System.Int32" or "System.Int64" => "a whole number",
            "System.Double" => "a number such as 0.5",
            "System.Uri" => "an address",
            _ when Type.GetType(type) is null && Enum(type) is { } names => $"one of {names}",
            _ => $"a {type}",
        };

    private static string? Enum(string type) =>
        AppDomain
            .CurrentDomain.GetAssemblies()
            .Select(assembly => assembly.GetType(type))
            .FirstOrDefault(found => found is { IsEnum: true })
            is { } named
            ? string.Join(", ", System.Enum.GetNames(named))
            : null;

    [GeneratedRegex("properties were not found on the instance of [^:]+: (?<keys>.+)$", RegexOptions.NonBacktracking)]
    private static partial Regex UnknownKeys();

    [GeneratedRegex(
        "^Failed to convert configuration value '(?<value>.*)' at '(?<key>[^']+)' to type '(?<type>[^']+)'",
        RegexOptions.NonBacktracking | RegexOptions.Singleline
    )]
    private static partial Regex Unconverted();
}
