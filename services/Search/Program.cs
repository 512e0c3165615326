using Pipeline.Hosting;
using Pipeline.Messaging;
using Pipeline.Search;

return await WorkerHost.RunAsync(
    args,
    () =>
    {
        var builder = WorkerHost.CreateReaderBuilder("search", args);
        builder.Services.AddSearch(builder.Configuration);

        // Without a broker it searches all the same, learns of new articles by comparing alone, and sends nothing to a stage again.
        if (!string.IsNullOrEmpty(builder.Configuration["Bus:ConnectionString"]))
        {
            builder.Services.AddMessageBus(builder.Configuration, "search").AddFollowing();
        }

        return builder.Build().MapOperations().MapSearch();
    }
);
