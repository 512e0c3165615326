using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pipeline.Persistence;
using Pipeline.Search.Engine;
using Pipeline.Search.Following;
using Pipeline.Search.Pages;
using Pipeline.Search.Uploads;

namespace Pipeline.Search;

/// <summary>The HTTP API and the pages, for the service's own host and for the host that runs everything in one process.</summary>
public static class SearchRegistration
{
    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddReadModel();
        services.AddSingleton<StatusReader>();
        services
            .AddOptions<SearchOptions>()
            .BindConfiguration(SearchOptions.Section, binder => binder.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<UploadReceiver>();
        services.AddSingleton<UploadFollower>();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
        return services;
    }

    /// <summary>The index and what keeps it true, without pages.</summary>
    public static IServiceCollection AddReadModel(this IServiceCollection services)
    {
        services.AddSingleton<ReadModel>();
        services.AddHostedService(provider => provider.GetRequiredService<ReadModel>());
        services.AddSingleton<ArticleFinder>();
        services.AddHealthChecks().AddCheck<ReadModelHealthCheck>("search-index", tags: ["ready"]);
        return services;
    }

    public static WebApplication MapSearch(this WebApplication app)
    {
        app.Use(
            async (context, next) =>
            {
                // Article text is other people's: should a script ever slip into a page, the browser will not run it.
                context.Response.Headers.ContentSecurityPolicy =
                    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
                context.Response.Headers.XContentTypeOptions = "nosniff";
                await next();
            }
        );

        app.MapGet(
            "/api/search",
            async (
                ArticleFinder finder,
                CancellationToken cancellation,
                string? q,
                string? cursor,
                ArticleSort sort = ArticleSort.Relevance,
                int limit = 20
            ) => await finder.FindAsync(new FindRequest(q ?? "", sort, Some(cursor), limit), cancellation)
        );
        app.MapGet(
            "/api/articles/{id}",
            async Task<Results<Ok<ArticleHistory>, NotFound>> (string id, IArticleStore store, CancellationToken cancellation) =>
                await ArticleHistory.ReadAsync(store, id, cancellation) is { } file ? TypedResults.Ok(file) : TypedResults.NotFound()
        );
        app.MapGet("/api/status", async (StatusReader reader, CancellationToken cancellation) => await reader.ReadAsync(cancellation));

        app.MapGet(
            "/",
            async (
                ArticleFinder finder,
                StatusReader reader,
                UploadReceiver receiver,
                CancellationToken cancellation,
                string? q,
                string? cursor,
                ArticleSort sort = ArticleSort.Relevance
            ) =>
            {
                var request = new FindRequest(q ?? "", sort, Some(cursor));
                var page = await finder.FindAsync(request, cancellation);
                return new RazorComponentResult<ResultsPage>(
                    new
                    {
                        Request = request,
                        Page = page,
                        Status = await reader.ReadAsync(cancellation),
                        TakesFiles = receiver.IsOpen,
                    }
                );
            }
        );
        app.MapGet(
            "/articles/{id}",
            async Task<IResult> (string id, IArticleStore store, CancellationToken cancellation) =>
                await ArticleHistory.ReadAsync(store, id, cancellation) is { } file
                    ? new RazorComponentResult<ArticlePage>(new { File = file })
                    : new RazorComponentResult<MissingPage>(new { Id = id }) { StatusCode = StatusCodes.Status404NotFound }
        );
        app.MapGet("/style.css", () => Asset("style.css", "text/css"));
        app.MapGet("/upload.js", () => Asset("upload.js", "text/javascript"));
        UploadEndpoints.Map(app);
        return app;
    }

    // Embedded, so that the pages look the same whichever process hosts them.
    private static FileStreamHttpResult Asset(string name, string type) =>
        TypedResults.Stream(typeof(SearchRegistration).Assembly.GetManifestResourceStream(name)!, type);

    private static string? Some(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
