using Pipeline.Hosting;
using Pipeline.Index.Worker;

var builder = WorkerHost.CreateBuilder("index", args, bus => bus.AddIndexConsumer());
builder.Services.AddIndexStage(builder.Configuration);
return await builder.Build().MapOperations().RunServiceAsync(args);
