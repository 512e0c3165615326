using System.Reflection;
using Pipeline.Classify.Worker;
using Pipeline.Hosting.Settings;
using Pipeline.Ingest.Worker;
using Pipeline.Messaging;
using Pipeline.Normalise.Worker;
using Pipeline.Persistence;
using Pipeline.Search;

namespace Pipeline.Deploy.Tests.Support;

/// <summary>Whether an environment variable of the product names an option that there is.</summary>
internal static class KnownOptions
{
    private static readonly Dictionary<string, Type> Sections = new(StringComparer.Ordinal)
    {
        [BusOptions.Section] = typeof(BusOptions),
        [StoreOptions.Section] = typeof(StoreOptions),
        [IngestOptions.Section] = typeof(IngestOptions),
        [NormaliseOptions.Section] = typeof(NormaliseOptions),
        [ClassifyOptions.Section] = typeof(ClassifyOptions),
        [SearchOptions.Section] = typeof(SearchOptions),
    };

    public static bool IsOfTheProduct(string variable) =>
        variable.StartsWith(SettingsEnvironment.Prefix, StringComparison.Ordinal) && variable.Contains("__", StringComparison.Ordinal);

    public static bool Exists(string variable)
    {
        var path = variable[SettingsEnvironment.Prefix.Length..].Split("__");
        if (path[^1].EndsWith("_FILE", StringComparison.Ordinal))
        {
            path[^1] = path[^1][..^"_FILE".Length];
        }

        if (!Sections.TryGetValue(path[0], out var type))
        {
            return false;
        }

        foreach (var name in path.Skip(1))
        {
            if (type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is not { } option)
            {
                return false;
            }

            type = option.PropertyType;
        }

        return true;
    }
}
