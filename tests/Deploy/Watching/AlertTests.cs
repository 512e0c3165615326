using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Watching;

/// <summary>Alerts fire on recorded series as they should, and each is in the operator's guide.</summary>
public sealed partial class AlertTests
{
    public static TheoryData<string> Alerts => new(AlertName().Matches(Rules).Select(match => match.Groups[1].Value));

    private static string Rules => Repository.Read("deploy", "prometheus", "alerts.yml");

    [Fact]
    public async Task Prometheus_takes_the_configuration() =>
        await Tool.RunAsync("promtool", "check", "config", "deploy/prometheus/prometheus.yml");

    [Fact]
    public async Task Every_alert_fires_on_recorded_series_and_only_then() =>
        await Tool.RunAsync("promtool", "test", "rules", "deploy/prometheus/alerts.test.yml");

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Is_tested_on_recorded_series(string alert) =>
        Repository.Read("deploy", "prometheus", "alerts.test.yml").Should().Contain($"alertname: {alert}");

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Has_its_heading_in_the_operators_guide(string alert) =>
        Repository.Read("docs", "operators.md").Should().Contain($"### {alert}\n");

    [Fact]
    public void The_dashboard_is_valid_and_each_panel_asks_something()
    {
        using var dashboard = JsonDocument.Parse(Repository.Read("deploy", "grafana", "dashboards", "pipeline.json"));
        var panels = dashboard.RootElement.GetProperty("panels").EnumerateArray().ToArray();
        panels.Should().NotBeEmpty();
        panels.Select(panel => panel.GetProperty("id").GetInt32()).Should().OnlyHaveUniqueItems();
        panels.Should().AllSatisfy(panel => panel.GetProperty("targets").GetArrayLength().Should().BePositive());
    }

    [GeneratedRegex(@"- alert: (\w+)", RegexOptions.CultureInvariant)]
    private static partial Regex AlertName();
}
