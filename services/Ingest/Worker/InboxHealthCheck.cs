using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Pipeline.Ingest.Worker;

/// <summary>Not ready while something keeps Ingest from working; the reason is for a person.</summary>
internal sealed class InboxHealthCheck(IngestStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            (status.Failure ?? status.Paused) is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy()
        );
}
