using System.Diagnostics;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>An inbox on a small disk of its own, for which one must be root.</summary>
public sealed class NearlyFullDiskTests : IAsyncDisposable
{
    private readonly InboxHost _host = new(("Ingest:BackPressure:Interval", "00:00:00.050"));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_file_is_taken_while_the_inboxs_disk_is_nearly_full_and_all_are_once_it_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only root may mount a disk.");
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", _host.Inbox);
        var ballast = Path.Combine(_host.Inbox, ".ballast.part");
        await File.WriteAllBytesAsync(ballast, new byte[(8 << 20) - (64 << 10)], Token);
        await _host.StartAsync();

        await InboxHost.UntilAsync(() => _host.Status.Paused?.Contains("KiB are wanted", StringComparison.Ordinal) == true, "it says so");
        var file = _host.Drop("article.txt", "An article of some length, which waits.");
        await InboxHost.UntilAsync(() => _host.Status.Waiting == 1, "it is seen");
        File.Exists(file).Should().BeTrue();

        File.Delete(ballast);

        await _host.IdleAsync();
        (await _host.ArticlesAsync()).Should().ContainSingle();
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        if (Environment.UserName == "root")
        {
            using var ended = Process.Start("umount", ["--lazy", _host.Inbox]);
            await ended.WaitForExitAsync(CancellationToken.None);
        }

        await _host.DisposeAsync();
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync(Token);
        Assert.SkipUnless(process.ExitCode == 0, $"{program} is not allowed here.");
    }
}
