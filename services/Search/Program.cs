using Pipeline.Hosting;
using Pipeline.Search;

return await WorkerHost.RunAsync(
    args,
    () =>
    {
        var builder = WorkerHost.CreateReaderBuilder("search", args);
        builder.Services.AddSearch();
        return builder.Build().MapOperations().MapSearch();
    }
);
