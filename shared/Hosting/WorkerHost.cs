using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Pipeline.Hosting.Logs;
using Pipeline.Hosting.Settings;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>
/// A service's host: settings from appsettings.json, environment and command line; health, metrics and logs the same everywhere.
/// </summary>
public static partial class WorkerHost
{
    /// <summary>A service that moves articles: store and bus.</summary>
    public static WebApplicationBuilder CreateBuilder(string service, string[] args, Action<IBusRegistrationConfigurator>? consumers = null)
    {
        var builder = CreateBase(service, args);
        builder.Services.AddPipelineCore(builder.Configuration, service, consumers);
        return builder;
    }

    /// <summary>A service that reads: the store alone.</summary>
    public static WebApplicationBuilder CreateReaderBuilder(string service, string[] args)
    {
        var builder = CreateBase(service, args);
        builder.Services.AddPipelineStore(builder.Configuration);
        return builder;
    }

    /// <summary>
    /// <c>/health/live</c>: the process answers. <c>/health/ready</c>: broker and store do too. <c>/metrics</c> for Prometheus.
    /// </summary>
    public static WebApplication MapOperations(this WebApplication app)
    {
        if (SettingsCheck.Faults(app.Services).Count > 0)
        {
            return app; // mapping makes the bus, which would throw its own faults alone; running tells them all
        }

        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks(
            "/health/ready",
            new HealthCheckOptions
            {
                Predicate = check => check.Tags.Contains("ready"),
                ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable }, // the bus is up and the queue is not read yet
            }
        );
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    /// <summary>
    /// Runs until told to stop; with <c>--health</c> asks the service of the same container whether it is ready instead, and exits 0 or 1.
    /// Settings that cannot be right are told, all at once, and exit 1.
    /// </summary>
    public static async Task<int> RunServiceAsync(this WebApplication app, string[] args)
    {
        if (args.Contains("--health"))
        {
            return await HealthProbe.AskAsync(app.Configuration);
        }

        app.Services.GetService<SettingsEnvironment>()?.Tell(app.Logger);
        var faults = SettingsCheck.Faults(app.Services);
        foreach (var fault in faults)
        {
            WrongSetting(app.Logger, fault);
        }

        if (faults.Count > 0)
        {
            return 1;
        }

        try
        {
            await app.RunAsync();
        }
        catch (StoreRefusedException)
        {
            return 1; // the host has said why
        }

        return Environment.ExitCode;
    }

    private static WebApplicationBuilder CreateBase(string service, string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Services.AddSingleton(builder.Configuration.AddSettingsEnvironment());
        builder.Logging.AddPipelineConsole(builder.Configuration);
        builder.Services.AddTelemetry(service);
        return builder;
    }

    [LoggerMessage(902, LogLevel.Critical, "{Fault}")]
    private static partial void WrongSetting(ILogger logger, string fault);
}
