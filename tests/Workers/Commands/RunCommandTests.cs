using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Pipeline.Cli;
using Pipeline.Tests.Support;
using Pipeline.Workers.Tests.Runs;

namespace Pipeline.Workers.Tests.Commands;

/// <summary>What <c>pipeline run</c> says.</summary>
public sealed partial class RunCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string[] Folders => ["--inbox", _scratch["inbox"], "--create", "--data", _scratch["data"]];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_port_that_the_system_chose_is_told_and_answers()
    {
        await using var run = PipelineProcess.Start(["run", "--port", "0", .. Folders]);
        await Eventually.HoldsAsync(() => run.Output.Should().Contain("Search page: http://127.0.0.1:"));

        var address = Address().Match(run.Output).Value;
        using var client = new HttpClient();
        (await client.GetAsync(new Uri(address), TestContext.Current.CancellationToken)).StatusCode.Should().Be(HttpStatusCode.OK);
        new Uri(address).Port.Should().NotBe(0);
        (await run.StopAsync()).Should().Be(ExitCodes.Done);
    }

    [Fact]
    public async Task A_port_in_use_is_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (exit, _, errors) = await PipelineProcess.RunAsync(["run", "--port", $"{port}", .. Folders]);

        exit.Should().Be(ExitCodes.Failed);
        errors
            .Lines()
            .Should()
            .Equal($"pipeline: Port {port} is in use by another program. Name a free one with --port, or let the system choose: --port 0.");
    }

    [Fact]
    public async Task Refusals_are_counted_by_file_and_names_that_are_not_UTF_8_are_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of any bytes.");

        // Two files of the same bytes are two that somebody dropped, though they are one id.
        var (exit, output, _) = await CommandProcess.ShellAsync(
            _scratch,
            """
            mkdir inbox && cd inbox
            N=$(printf 'c\033[31m.txt')
            printf '\177ELF\2\1\1\0\0\0' > a.txt && cp a.txt b.txt && cp a.txt "$N"
            printf 'x' > "$(printf 'name\377.txt')"
            mkdir "$(printf 'folder\377')"
            cd .. && $P run --once --inbox inbox --data data && echo none; code=$?
            $P status --data data
            exit $code
            """
        );

        exit.Should().Be(ExitCodes.SomeRejected);
        output.Should().Contain("3 files: 0 new articles, 0 already known, 3 rejected, 0 faulted.");
        output.Should().Contain("2 names of files or folders are not valid UTF-8; they stay in the inbox until they are renamed.");
        output.Should().MatchRegex(@"Ingest +0 +\d +3\b", "the store counts them so, too");
        output.Should().NotContain("\u001B").And.Contain("c\\u001B[31m.txt");
        Directory.GetFileSystemEntries(_scratch["inbox", "failed"]).Should().HaveCount(6);
    }

    [Fact]
    public async Task A_terminal_gets_colours_unless_they_are_unwanted()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && File.Exists("/usr/bin/script"), "Needs script(1) for a terminal.");
        _scratch.Drop("nothing.txt", []);

        async Task<string> ShownAsync(string environment) =>
            (
                await CommandProcess.ShellAsync(
                    _scratch,
                    $"TERM=xterm-256color COLUMNS=120 {environment} script -qec \"$P run --once --inbox inbox --data $RANDOM\" /dev/null; mv inbox/failed/* inbox"
                )
            ).Output;

        (await ShownAsync("NO_COLOR=")).Should().Contain("\u001B[", "an empty one does not count");
        Colours().Matches(await ShownAsync("NO_COLOR=1")).Should().BeEmpty();
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/")]
    private static partial Regex Address();

    [GeneratedRegex(@"\e\[[0-9;]*m")]
    private static partial Regex Colours();
}
