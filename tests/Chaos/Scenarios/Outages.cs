using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

internal static class Outages
{
    public static Task BrokerAwayAsync(Trial trial, Pace pace, Random random) => AwayAsync(trial, pace, trial.Broker);

    /// <summary>Workers hold messages for longer than the broker lets them; it takes them back, more than once.</summary>
    public static Task StoreAwayAsync(Trial trial, Pace pace, Random random) => AwayAsync(trial, pace, trial.Store);

    private static async Task AwayAsync(Trial trial, Pace pace, Service service)
    {
        using var policy = await ConsumerTimeoutAsync(trial, pace.ConsumerTimeout);
        trial.StartAll();
        var dropping = trial.DropAsync(pace.Drop);
        await Task.Delay(pace.Drop / 2);
        await service.Proxy.CutAsync();
        await Task.Delay(pace.Away);
        service.Proxy.Restore();
        await dropping;
    }

    public static async Task NetworkAsync(Trial trial, Pace pace, Random random)
    {
        trial.StartAll();
        var dropping = trial.DropAsync(pace.Drop);
        for (var i = 0; i < pace.Cuts; i++)
        {
            await Task.Delay(pace.Pause * random.NextDouble());
            if (i % 2 == 0)
            {
                await trial.Broker.Proxy.CutAsync();
                await Task.Delay(pace.Pause * random.NextDouble());
                trial.Broker.Proxy.Restore();
            }
            else
            {
                trial.Broker.Proxy.Delay = TimeSpan.FromMilliseconds(300);
                await Task.Delay(pace.Pause * random.NextDouble());
                trial.Broker.Proxy.Delay = TimeSpan.Zero;
            }
        }

        await dropping;
    }

    // By policy, since a queue's arguments cannot be changed; over the management interface, which a policy is set by.
    private static async Task<IDisposable> ConsumerTimeoutAsync(Trial trial, TimeSpan timeout)
    {
        var console =
            Environment.GetEnvironmentVariable("PIPELINE_TEST_RABBITMQ_CONSOLE")
            ?? throw new InvalidOperationException("PIPELINE_TEST_RABBITMQ_CONSOLE is not set.");
        var address = new Uri(console);
        var client = new HttpClient { BaseAddress = new Uri($"{address.Scheme}://{address.Authority}") };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(address.UserInfo)))
        );
        var path = $"/api/policies/%2F/{trial.Name}";
        var policy = new Dictionary<string, object>
        {
            ["pattern"] = $"^{trial.Name}\\.",
            ["definition"] = new Dictionary<string, object> { ["consumer-timeout"] = (long)timeout.TotalMilliseconds },
            ["apply-to"] = "queues",
        };
        (await client.PutAsJsonAsync(path, policy)).EnsureSuccessStatusCode();
        return new Removal(client, path);
    }

    private sealed class Removal(HttpClient client, string path) : IDisposable
    {
        public void Dispose()
        {
            using var request = new HttpRequestMessage(HttpMethod.Delete, path);
            client.Send(request).Dispose();
            client.Dispose();
        }
    }
}
