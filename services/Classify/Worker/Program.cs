using Pipeline.Classify.Worker;
using Pipeline.Hosting;

return await WorkerHost.RunAsync("classify", args, (services, configuration) => services.AddClassifyStage(configuration));
