using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pipeline.Search.Following;

/// <summary>Not ready before the index has been through the store once; says how far it is.</summary>
internal sealed class ReadModelHealthCheck(ReadModel model) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var progress = model.Progress;
        var text = string.Create(CultureInfo.InvariantCulture, $"Search index: {progress.Compared} of {progress.Stored} articles.");
        return Task.FromResult(
            model.Index is null ? HealthCheckResult.Unhealthy("The search index is being opened.")
            : progress.Complete ? HealthCheckResult.Healthy(text)
            : HealthCheckResult.Unhealthy(text)
        );
    }
}
