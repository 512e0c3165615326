using Pipeline.Classify.Worker;
using Pipeline.Hosting;

var builder = WorkerHost.CreateBuilder("classify", args, bus => bus.AddClassifyConsumer());
builder.Services.AddClassifyStage(builder.Configuration);
return await builder.Build().MapOperations().RunServiceAsync(args);
