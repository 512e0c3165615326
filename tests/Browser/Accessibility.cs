using Deque.AxeCore.Commons;

namespace Pipeline.Browser.Tests;

/// <summary>What axe-core found, as a person would want a failed test to say it.</summary>
internal static class Accessibility
{
    public static IEnumerable<string> SeriousIn(AxeResult result) =>
        result
            .Violations.Where(violation => violation.Impact is "serious" or "critical")
            .Select(violation =>
                $"{violation.Id}: {violation.Help}: {string.Join("; ", violation.Nodes.Take(3).Select(node => node.Html))}"
            );
}
