using Pipeline.Hosting;
using Pipeline.Index.Worker;

return await WorkerHost.RunAsync("index", args, (services, _) => services.AddIndexStage());
