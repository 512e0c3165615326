using Pipeline.Hosting;
using Pipeline.Ingest.Worker;

var builder = WorkerHost.CreateBuilder("ingest", args, bus => bus.AddIngestConsumer());
builder.Services.AddIngestStage(builder.Configuration);
return await builder.Build().MapOperations().RunServiceAsync(args);
