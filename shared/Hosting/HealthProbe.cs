using Microsoft.Extensions.Configuration;

namespace Pipeline.Hosting;

/// <summary>A container's health check without curl: the service's own program asks the running one.</summary>
internal static class HealthProbe
{
    public static async Task<int> AskAsync(IConfiguration configuration)
    {
        var port = configuration["HTTP_PORTS"]?.Split(';')[0] ?? "8080";
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(8) };
        try
        {
            using var answer = await client.GetAsync(new Uri($"http://127.0.0.1:{port}/health/ready"));
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            return 1;
        }
    }
}
