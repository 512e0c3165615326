using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Pipeline.Contracts;

namespace Pipeline.Telemetry;

public static class TelemetryRegistration
{
    private static readonly double[] DurationBuckets =
    [
        0.0001,
        0.00025,
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
    ];

    private static readonly double[] BatchBuckets = [1, 2, 4, 8, 16, 32, 64, 128];

    /// <summary>Only the instruments, for a process that shows them itself.</summary>
    public static IServiceCollection AddStageMetrics(this IServiceCollection services)
    {
        services.AddMetrics();
        services.TryAddSingleton(StageTable.Product);
        services.AddSingleton<StageMetrics>();
        services.AddSingleton<OperationMetrics>();
        return services;
    }

    /// <summary>
    /// Metrics at <c>/metrics</c> for Prometheus; with <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> set, metrics and traces by OTLP too.
    /// </summary>
    /// <param name="services">Gets the instruments and exporters.</param>
    /// <param name="serviceName">For example <c>normalise</c>.</param>
    /// <param name="libraries">Meters and trace sources of libraries to show besides.</param>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, string serviceName, params string[] libraries)
    {
        var otlp = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT"));
        services.AddStageMetrics();
        var telemetry = services
            .AddOpenTelemetry()
            .ConfigureResource(resource =>
                resource.AddService($"pipeline-{serviceName}", serviceInstanceId: $"{serviceName}@{Environment.MachineName}")
            )
            .WithMetrics(metrics =>
            {
                metrics
                    .AddMeter([StageMetrics.MeterName, .. libraries])
                    .AddRuntimeInstrumentation()
                    .AddView(StageMetrics.DurationName, new ExplicitBucketHistogramConfiguration { Boundaries = DurationBuckets })
                    .AddView(StageMetrics.BatchName, new ExplicitBucketHistogramConfiguration { Boundaries = BatchBuckets })
                    .AddPrometheusExporter();
                if (otlp)
                {
                    metrics.AddOtlpExporter();
                }
            });
        if (otlp)
        {
            telemetry.WithTracing(traces =>
                traces.AddSource([StageMetrics.MeterName, .. libraries]).AddAspNetCoreInstrumentation().AddOtlpExporter()
            );
        }

        return services;
    }
}
