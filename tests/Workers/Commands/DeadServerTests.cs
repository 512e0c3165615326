using System.Net;
using System.Net.Sockets;
using Pipeline.Cli;
using Pipeline.Tests.Support;
using Pipeline.Workers.Tests.Runs;

namespace Pipeline.Workers.Tests.Commands;

/// <summary>A person at a terminal is told after a while that a server does not answer, whether nobody listens or nobody speaks.</summary>
public sealed class DeadServerTests : IDisposable
{
    private readonly TcpListener _dead = new(IPAddress.Loopback, 0);
    private readonly Scratch _scratch = new();

    public DeadServerTests()
    {
        _dead.Start();
        Port = ((IPEndPoint)_dead.LocalEndpoint).Port;
    }

    private int Port { get; }

    public void Dispose()
    {
        _dead.Dispose();
        _scratch.Dispose();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_store_that_does_not_answer_is_given_up(bool listens)
    {
        await ShouldSayAsync(
            listens,
            $"The store mongodb://127.0.0.1:{Port} does not answer within 10 s. Look whether it runs, and whether --mongodb or --data names it rightly.",
            "--mongodb",
            $"mongodb://user:secret@127.0.0.1:{Port}/pipeline"
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_broker_that_does_not_answer_is_given_up(bool listens)
    {
        (await PipelineProcess.RunAsync("run", "--once", "--create", "--inbox", _scratch["inbox"], "--data", _scratch["data"]))
            .Exit.Should()
            .Be(ExitCodes.Done, "there is a store");

        await ShouldSayAsync(
            listens,
            $"The broker amqp://127.0.0.1:{Port} does not answer within 10 s. Look whether it runs, and whether --rabbitmq names it rightly.",
            "--data",
            _scratch["data"],
            "--rabbitmq",
            $"amqp://user:secret@127.0.0.1:{Port}"
        );
    }

    private async Task ShouldSayAsync(bool listens, string sentence, params string[] options)
    {
        if (!listens)
        {
            _dead.Stop();
        }

        var (exit, output, errors) = await PipelineProcess.RunAsync(["status", .. options]);

        (exit, output).Should().Be((ExitCodes.Failed, ""));
        errors.Lines().Should().Equal($"pipeline: {sentence}");
    }
}
