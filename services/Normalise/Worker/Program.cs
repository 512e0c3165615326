using Pipeline.Hosting;
using Pipeline.Normalise.Worker;

var builder = WorkerHost.CreateBuilder("normalise", args, bus => bus.AddNormaliseConsumer());
builder.Services.AddNormaliseStage(builder.Configuration);
return await builder.Build().MapOperations().RunServiceAsync(args);
