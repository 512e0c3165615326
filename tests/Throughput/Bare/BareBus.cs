using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MongoDB.Driver;
using Pipeline.Throughput.Parts;

namespace Pipeline.Throughput.Bare;

/// <summary>
/// What a competent developer writes in an afternoon: MassTransit as its guide shows it, a process a hop, quorum queues, one article a
/// message. The measure that the product is held against.
/// </summary>
internal static class BareBus
{
    public const string Verb = "bare-hop";

    /// <summary>In the order of the work.</summary>
    public static IReadOnlyList<string> Hops { get; } = ["clean", "sort", "store"];

    /// <summary>One hop's process; ends when it is told to.</summary>
    /// <param name="site">Broker, store and names.</param>
    /// <param name="hop">One of <see cref="Hops"/>.</param>
    /// <param name="limit">Messages at once; 0 for what MassTransit does by itself.</param>
    public static async Task<int> RunAsync(Site site, string hop, int limit)
    {
        using var host = Build(site, hop, limit);
        await host.RunAsync();
        return 0;
    }

    /// <summary>Fills the store and sends a message for each article.</summary>
    public static async Task LoadAsync(Site site, IReadOnlyList<byte[]> articles)
    {
        using var host = Build(site, hop: null, limit: 0);
        await host.Services.GetRequiredService<BareCollections>().FillAsync(articles);
        await host.StartAsync();
        var bus = host.Services.GetRequiredService<IBus>();
        foreach (var chunk in Enumerable.Range(0, articles.Count).Chunk(500))
        {
            await Task.WhenAll(chunk.Select(number => bus.Publish(new BareRead(BareCollections.IdOf(number)))));
        }

        await host.StopAsync();
    }

    private static IHost Build(Site site, string? hop, int limit)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddSingleton(new MongoClient(site.Store).GetDatabase(site.Name));
        builder.Services.AddSingleton<BareCollections>();
        builder.Services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            bus.SetEndpointNameFormatter(new KebabCaseEndpointNameFormatter(site.Name, includeNamespace: false));
            switch (hop)
            {
                case "clean":
                    bus.AddConsumer<CleanConsumer>();
                    break;
                case "sort":
                    bus.AddConsumer<SortConsumer>();
                    break;
                case "store":
                    bus.AddConsumer<StoreConsumer>();
                    break;
            }

            bus.AddConfigureEndpointsCallback(
                (_, _, endpoint) =>
                {
                    ((IRabbitMqReceiveEndpointConfigurator)endpoint).SetQuorumQueue();
                    if (limit > 0)
                    {
                        endpoint.PrefetchCount = Math.Max(limit, 16);
                        endpoint.ConcurrentMessageLimit = limit;
                    }
                }
            );
            bus.UsingRabbitMq(
                (context, rabbit) =>
                {
                    rabbit.Host(new Uri(site.Broker));
                    rabbit.MessageTopology.SetEntityNameFormatter(new SiteNames(site));
                    rabbit.ConfigureEndpoints(context);
                }
            );
        });
        return builder.Build();
    }

    private sealed class SiteNames(Site site) : IEntityNameFormatter
    {
        public string FormatEntityName<T>() => $"{site.Prefix}{typeof(T).Name}";
    }
}
