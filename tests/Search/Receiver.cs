using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Pipeline.Search.Tests;

/// <summary>A webhook's receiver on a port of this machine, which answers as it is told.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Receiver(WebApplication app) => _app = app;

    public string Address { get; private set; } = "";

    public ConcurrentQueue<Delivered> Got { get; } = new();

    /// <summary>Answers, one after another; then 200.</summary>
    public ConcurrentQueue<int> Answers { get; } = new();

    public static async Task<Receiver> StartAsync(params int[] answers)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var receiver = new Receiver(builder.Build());
        foreach (var answer in answers)
        {
            receiver.Answers.Enqueue(answer);
        }

        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        receiver.Address = receiver._app.Urls.First();
        return receiver;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        Got.Enqueue(
            new Delivered(
                context.Request.Path,
                context.Request.Headers["webhook-id"].ToString(),
                context.Request.Headers["webhook-timestamp"].ToString(),
                context.Request.Headers["webhook-signature"].ToString(),
                body.ToArray()
            )
        );
        context.Response.StatusCode = Answers.TryDequeue(out var answer) ? answer : 200;
        if (context.Response.StatusCode == 302)
        {
            context.Response.Headers.Location = "/elsewhere";
        }
    }

    internal sealed record Delivered(string Path, string Id, string Timestamp, string Signature, byte[] Body);
}
