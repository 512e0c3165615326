using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Polly;
using Polly.Retry;

namespace Pipeline.Search.Alerts;

/// <summary>
/// Sends a signed message to a webhook, as Standard Webhooks has it: <c>webhook-id</c>, <c>webhook-timestamp</c> and
/// <c>webhook-signature</c>. Redirects are not followed, answers are not read.
/// </summary>
public sealed class Webhook : IDisposable
{
    private const string SecretPrefix = "whsec_";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _client;
    private readonly AllowedAddresses _allowed;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline<WebhookAnswer> _retries;

    public Webhook(AllowedAddresses allowed, TimeProvider time)
    {
        (_allowed, _time) = (allowed, time);
        _client = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseProxy = false, // a proxy would connect to where this process must not
                UseCookies = false,
                ConnectCallback = allowed.ConnectAsync,
                ConnectTimeout = Patience,
                PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            }
        )
        {
            Timeout = Patience,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("article-pipeline", null));
        _retries = new ResiliencePipelineBuilder<WebhookAnswer> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<WebhookAnswer>
                {
                    MaxRetryAttempts = 3,
                    BackoffType = DelayBackoffType.Exponential,
                    Delay = FirstPause,
                    UseJitter = true,
                    ShouldHandle = args => new(args.Outcome.Result is { IsTransient: true }),
                }
            )
            .Build();
    }

    /// <summary>A new key to sign with.</summary>
    public static string NewSecret() => SecretPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>What the receiver compares: the message's id, its time and its bytes, signed.</summary>
    public static string Sign(string secret, string id, string timestamp, ReadOnlySpan<byte> body)
    {
        ArgumentNullException.ThrowIfNull(secret);
        var key = Convert.FromBase64String(
            secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret
        );
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed));
    }

    /// <summary>Tries a few times; what did not arrive then is for later.</summary>
    /// <param name="address">Looked at anew: it may no longer be allowed.</param>
    /// <param name="secret">Signs it.</param>
    /// <param name="id">The same for the same content, by which a receiver tells what it has.</param>
    /// <param name="body">JSON.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<WebhookAnswer> SendAsync(string address, string? secret, string id, byte[] body, CancellationToken cancellationToken)
    {
        if (!_allowed.Allows(address))
        {
            return new WebhookAnswer("Its address is not in Search:Alerts:Addresses (any more).");
        }

        return await _retries.ExecuteAsync(
            async token => await SendOnceAsync(new Uri(address), secret, id, body, token),
            cancellationToken
        );
    }

    public void Dispose() => _client.Dispose();

    private async Task<WebhookAnswer> SendOnceAsync(
        Uri address,
        string? secret,
        string id,
        byte[] body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        if (secret is not null)
        {
            request.Headers.Add("webhook-signature", Sign(secret, id, timestamp, body));
        }

        try
        {
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var status = (int)answer.StatusCode;
            return answer.IsSuccessStatusCode
                ? WebhookAnswer.Arrived
                : new WebhookAnswer($"It answered {status}{(status is >= 300 and < 400 ? ", and redirects are not followed" : "")}.")
                {
                    IsTransient = status is 408 or 425 or 429 or >= 500,
                    IsGone = answer.StatusCode == HttpStatusCode.Gone,
                };
        }
        catch (Exception exception)
            when (exception is HttpRequestException or IOException or OperationCanceledException
                && !cancellationToken.IsCancellationRequested
            )
        {
            var reason = exception is OperationCanceledException ? $"no answer within {Patience.TotalSeconds:0} s" : exception.Message;
            return new WebhookAnswer($"It cannot be reached: {reason}") { IsTransient = true };
        }
    }
}

/// <summary>What came of sending.</summary>
/// <param name="Fault">Null where it arrived.</param>
public sealed record WebhookAnswer(string? Fault)
{
    public static readonly WebhookAnswer Arrived = new((string?)null);

    /// <summary>Trying again at once may help.</summary>
    public bool IsTransient { get; init; }

    /// <summary>The receiver wants no more (410).</summary>
    public bool IsGone { get; init; }
}
