using Pipeline.Hosting;
using Pipeline.Index.Worker;

return await WorkerHost.RunAsync("index", args, (services, configuration) => services.AddIndexStage(configuration));
