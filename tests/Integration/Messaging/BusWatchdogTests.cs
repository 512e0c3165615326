using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Integration.Tests.Services;
using Pipeline.Messaging;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Messaging;

/// <summary>A bus that never came up, as a connection lost in its first moments leaves it.</summary>
public sealed class BusWatchdogTests(RabbitService rabbit) : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Environment.ExitCode = 0;

    [Fact]
    public async Task Ends_the_process_when_the_broker_answers_and_the_bus_does_not_start()
    {
        using var watchdog = Watch(await rabbit.AddressAsync());
        await watchdog.StartAsync(Token);

        await Eventually.HoldsAsync(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            _lifetime.ApplicationStopping.IsCancellationRequested.Should().BeTrue();
        });

        Environment.ExitCode.Should().Be(1);
        _time.GetUtcNow().Should().BeAfter(_time.Start.AddSeconds(20), "a start has its time");
    }

    [Fact]
    public async Task Waits_while_the_broker_is_away()
    {
        var address = new UriBuilder(await rabbit.AddressAsync());
        await using var proxy = new TcpProxy(address.Host, address.Port);
        address.Port = proxy.Port;
        await proxy.CutAsync();
        using var watchdog = Watch(address.Uri.AbsoluteUri);
        await watchdog.StartAsync(Token);

        for (var step = 0; step < 60; step++)
        {
            _time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(20, Token);
        }

        _lifetime.ApplicationStopping.IsCancellationRequested.Should().BeFalse();
        await watchdog.StopAsync(Token);
    }

    private BusWatchdog Watch(string address) =>
        new(
            new NeverReady(),
            Options.Create(new BusOptions { ConnectionString = address }),
            _lifetime,
            _time,
            NullLogger<BusWatchdog>.Instance
        );

    private sealed class NeverReady : IBusState
    {
        public bool IsReady => false;
    }
}
