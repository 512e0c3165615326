using Pipeline.Hosting;
using Pipeline.Normalise.Worker;

return await WorkerHost.RunAsync("normalise", args, (services, configuration) => services.AddNormaliseStage(configuration));
