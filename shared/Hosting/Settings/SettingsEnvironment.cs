using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Pipeline.Contracts;
using Pipeline.Messaging;
using Pipeline.Persistence;

namespace Pipeline.Hosting.Settings;

/// <summary>
/// The environment as settings: <c>PIPELINE_Section__Key</c>, and with <c>_FILE</c> at its end a file that holds the value. The names
/// without the prefix go on working; a variable that is called as a whole section (<c>INDEX=1</c>) is somebody else's and passed over.
/// </summary>
public sealed class SettingsEnvironment : IConfigurationSource
{
    public const string Prefix = "PIPELINE_";

    private const string FileSuffix = "_FILE";

    private static readonly string[] Sections =
    [
        BusOptions.Section,
        StoreOptions.Section,
        "Resilience",
        "Search",
        "Logs",
        .. StageTable.Product.Select(row => row.Stage.Name),
    ];

    private readonly List<string> _withoutPrefix = [];
    private readonly List<string> _passedOver = [];
    private readonly List<string> _faults = [];

    /// <summary>Variables that are read though they lack the prefix.</summary>
    public IReadOnlyList<string> WithoutPrefix => _withoutPrefix;

    /// <summary>Variables that are called as a section and are none.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    /// <summary>Files that cannot be read, a sentence each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    public IConfigurationProvider Build(IConfigurationBuilder builder) => new Provider(this);

    private static bool IsSection(string name) => Sections.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static bool IsInSection(string key) => key.IndexOf(':', StringComparison.Ordinal) is > 0 and var end && IsSection(key[..end]);

    private sealed class Provider(SettingsEnvironment environment) : EnvironmentVariablesConfigurationProvider
    {
        public override void Load()
        {
            base.Load();
            var data = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            var prefixed = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            environment._withoutPrefix.Clear();
            environment._passedOver.Clear();
            environment._faults.Clear();
            foreach (var (key, value) in Data)
            {
                if (key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && IsInSection(key[Prefix.Length..]))
                {
                    Set(prefixed, key[Prefix.Length..], value);
                }
                else if (IsInSection(key))
                {
                    environment._withoutPrefix.Add(key.Replace(":", "__", StringComparison.Ordinal));
                    Set(data, key, value);
                }
                else if (IsSection(key))
                {
                    environment._passedOver.Add(key);
                }
                else
                {
                    data[key] = value;
                }
            }

            foreach (var (key, value) in prefixed)
            {
                data[key] = value;
            }

            Data = data;
        }

        private void Set(Dictionary<string, string?> into, string key, string? value)
        {
            if (!key.EndsWith(FileSuffix, StringComparison.OrdinalIgnoreCase))
            {
                into.TryAdd(key, value); // a value's own name wins over its file's
                return;
            }

            try
            {
                into.TryAdd(key[..^FileSuffix.Length], File.ReadAllText(value ?? "").Trim());
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                environment._faults.Add($"{key} names the file '{value}', which cannot be read: {exception.Message}");
            }
        }
    }
}
