using Pipeline.Hosting;
using Pipeline.Ingest.Worker;

return await WorkerHost.RunAsync("ingest", args, (services, configuration) => services.AddIngestStage(configuration));
