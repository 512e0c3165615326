using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Pipeline.Hosting.Logs;
using Pipeline.Hosting.Settings;
using Pipeline.Messaging;
using Pipeline.Telemetry;

namespace Pipeline.Hosting;

/// <summary>
/// A service's host: settings from appsettings.json, environment and command line; health, metrics and logs the same everywhere.
/// </summary>
public static partial class WorkerHost
{
    /// <summary>
    /// The whole of a service's program: runs it until told to stop. With <c>--health</c> asks the service of the same container whether
    /// it is ready instead, and exits 0 or 1; that is looked at before anything is built, because it happens every few seconds.
    /// </summary>
    /// <param name="service">For example <c>normalise</c>.</param>
    /// <param name="args">The command line.</param>
    /// <param name="stage">Adds the service's own parts.</param>
    public static Task<int> RunAsync(string service, string[] args, Action<IServiceCollection, IConfiguration> stage) =>
        RunAsync(args, () => CreateBuilder(service, args, stage).Build().MapOperations());

    /// <summary>The same for an application that is made otherwise.</summary>
    public static Task<int> RunAsync(string[] args, Func<WebApplication> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        return args.Contains(HealthProbe.Flag) ? HealthProbe.AskAsync(args) : build().RunServiceAsync();
    }

    /// <summary>A service that moves articles: store and bus.</summary>
    public static WebApplicationBuilder CreateBuilder(string service, string[] args, Action<IServiceCollection, IConfiguration> stage)
    {
        ArgumentNullException.ThrowIfNull(stage);
        var builder = CreateBase(service, args);
        builder.Services.AddPipelineCore(builder.Configuration, service);
        stage(builder.Services, builder.Configuration);
        return builder;
    }

    /// <summary>A service that reads: only the store.</summary>
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
                // Degraded: the bus is up and the queue is not read yet.
                ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status503ServiceUnavailable },
            }
        );
        app.MapPrometheusScrapingEndpoint("/metrics");
        return app;
    }

    /// <summary>Runs until told to stop. Settings that cannot be right are told, all at once, and exit 1.</summary>
    public static async Task<int> RunServiceAsync(this WebApplication app)
    {
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

        // What keeps a process from being ready is told once by whoever finds it, and not again with each probe.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        builder.Services.AddTelemetry(service, BusRegistration.TelemetryName, "Polly");
        return builder;
    }

    [LoggerMessage(902, LogLevel.Critical, "{Fault}")]
    private static partial void WrongSetting(ILogger logger, string fault);
}
