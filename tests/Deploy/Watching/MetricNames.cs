using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Watching;

/// <summary>Names of series that alerts and dashboard ask for.</summary>
internal static partial class MetricNames
{
    public static IReadOnlyCollection<string> Used()
    {
        using var dashboard = JsonDocument.Parse(Repository.Read("deploy", "grafana", "dashboards", "pipeline.json"));
        var asked = dashboard
            .RootElement.GetProperty("panels")
            .EnumerateArray()
            .SelectMany(panel => panel.GetProperty("targets").EnumerateArray())
            .Select(target => target.GetProperty("expr").GetString()!)
            .Append(Repository.Read("deploy", "prometheus", "alerts.yml"));
        return asked.SelectMany(text => Name().Matches(text)).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\b(pipeline|rabbitmq|dotnet)_\w+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
