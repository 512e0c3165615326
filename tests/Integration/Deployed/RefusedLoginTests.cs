using System.Diagnostics;
using MongoDB.Driver;
using Pipeline.Integration.Tests.Services;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>A store or a broker that answers and refuses the login: waiting would not mend it.</summary>
public sealed class RefusedLoginTests(MongoService mongo, RabbitService rabbit)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_whose_login_the_broker_refuses_says_so_in_a_sentence_and_ends_with_1()
    {
        var address = new UriBuilder(await rabbit.AddressAsync()) { UserName = "nobody", Password = "wrong-and-secret" };
        using var scratch = new Scratch();

        var (exit, lines) = await RunAsync(
            $"--Bus:ConnectionString={address.Uri}",
            "--Store:Kind=Sqlite",
            $"--Store:Path={scratch["store.db"]}",
            $"--Ingest:Inbox={scratch["inbox"]}"
        );

        exit.Should().Be(1, string.Join('\n', lines));
        lines.Should().ContainSingle(line => line.Contains("The broker answers and refuses this process"));
        lines.Should().NotContain(line => line.Contains("wrong-and-secret"));
    }

    [Fact]
    public async Task A_worker_whose_login_the_store_refuses_says_so_in_a_sentence_and_ends_with_1()
    {
        var address = new MongoUrlBuilder(await mongo.AddressAsync()) { Username = "nobody", Password = "wrong-and-secret" };
        using var scratch = new Scratch();

        var (exit, lines) = await RunAsync(
            "--Bus:Transport=InMemory",
            "--Store:Kind=MongoDb",
            $"--Store:ConnectionString={address}",
            $"--Ingest:Inbox={scratch["inbox"]}"
        );

        exit.Should().Be(1, string.Join('\n', lines));
        lines.Should().ContainSingle(line => line.Contains("The store answers and refuses this process"));
        lines.Should().NotContain(line => line.Contains("   at ") || line.Contains("wrong-and-secret"));
    }

    private static async Task<(int Exit, string[] Lines)> RunAsync(params string[] settings)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "Pipeline.Ingest.Worker.dll"), "--urls=http://127.0.0.1:0", .. settings]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token).WithinDeadline();
        return (process.ExitCode, (await output + await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
