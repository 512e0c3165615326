using Pipeline.Hosting;
using Pipeline.Classify.Worker;

var builder = WorkerHost.CreateBuilder("classify", args, bus => bus.AddClassifyConsumer());
builder.Services.AddClassifyStage(builder.Configuration);
return await builder.Build().MapOperations().RunServiceAsync(args);
