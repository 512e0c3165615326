using Pipeline.Hosting;
using Pipeline.Search;

var builder = WorkerHost.CreateReaderBuilder("search", args);
builder.Services.AddSearch();
return await builder.Build().MapOperations().MapSearch().RunServiceAsync(args);
