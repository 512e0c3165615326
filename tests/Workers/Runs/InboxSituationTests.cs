using System.Diagnostics;
using Pipeline.Cli;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Runs;

/// <summary>
/// What may be wrong with an inbox, with and without <c>--once</c>: what waiting mends is waited for, what it does not ends the process at
/// once, and the sentence and the exit code tell which.
/// </summary>
public sealed class InboxSituationTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private string Inbox => _scratch["inbox"];

    public void Dispose() => _scratch.Dispose();

    public static TheoryData<bool> Both => [true, false];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_inbox_that_is_a_file_ends_it_at_once(bool once)
    {
        await File.WriteAllTextAsync(Inbox, "Not a folder.", TestContext.Current.CancellationToken);

        await ShouldRefuseAsync(once, $"The inbox {Inbox} is a file. Name a folder, or move the file away.");
    }

    [Theory]
    [InlineData(true, "processed")]
    [InlineData(false, "failed")]
    [InlineData(true, ".claims")]
    public async Task A_file_in_place_of_one_of_its_folders_ends_it_at_once(bool once, string folder)
    {
        Directory.CreateDirectory(Inbox);
        await File.WriteAllTextAsync(Path.Combine(Inbox, folder), "Not a folder.", TestContext.Current.CancellationToken);

        await ShouldRefuseAsync(
            once,
            $"{Path.Combine(Inbox, folder)} is a file, and a folder of that name is needed there. Move the file away."
        );
    }

    [Theory]
    [InlineData("processed")]
    [InlineData("failed")]
    [InlineData(".claims")]
    public async Task A_link_in_place_of_one_of_its_folders_ends_it_at_once(string folder)
    {
        Directory.CreateDirectory(Inbox);
        Directory.CreateSymbolicLink(Path.Combine(Inbox, folder), Directory.CreateDirectory(_scratch["elsewhere"]).FullName);

        await ShouldRefuseAsync(
            once: true,
            $"{Path.Combine(Inbox, folder)} is a symbolic link, and files would be put where it leads. Replace it by a folder."
        );
        Directory.EnumerateFileSystemEntries(_scratch["elsewhere"]).Should().BeEmpty();
    }

    [Fact]
    public async Task An_inbox_that_is_not_there_is_a_mistyped_name_unless_it_is_to_be_made()
    {
        await ShouldRefuseAsync(once: true, $"There is no folder {Inbox}. Look at its name, or add --create to have it made.");

        var (exit, _, errors) = await PipelineProcess.RunAsync([.. Arguments(once: true), "--create"]);

        (exit, errors).Should().Be((ExitCodes.Done, ""));
        Directory.Exists(Path.Combine(Inbox, "processed")).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_inbox_that_vanishes_is_waited_for_and_the_work_goes_on(bool once)
    {
        Directory.CreateDirectory(Inbox);
        for (var i = 0; i < 30; i++)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(Inbox, $"{i}.txt"),
                WrittenArticles.Numbered(i),
                TestContext.Current.CancellationToken
            );
        }

        // One that is still being written: a run that ends by itself cannot be done before the inbox goes.
        await using var writing = new FileStream(
            Path.Combine(Inbox, "30.txt"),
            FileMode.CreateNew,
            FileAccess.Write,
            FileShare.ReadWrite | FileShare.Delete
        );
        await writing.WriteAsync(WrittenArticles.Numbered(30), TestContext.Current.CancellationToken);
        await using var run = PipelineProcess.Start("dotnet", [PipelineProcess.Program, .. Arguments(once)], null, Quick);
        await Eventually.HoldsAsync(() => Directory.Exists(Path.Combine(Inbox, ".claims")).Should().BeTrue());
        Directory.Move(Inbox, _scratch["away"]);
        await Eventually.HoldsAsync(() => run.Errors.Should().Contain($"Paused: the inbox {Inbox} is not there; bring it back"));
        run.HasExited.Should().BeFalse();
        Directory.Exists(Inbox).Should().BeFalse("a share that is not mounted is no empty inbox");
        (await PipelineProcess.RunAsync("status", "--inbox", Inbox, "--data", _scratch["data"]))
            .Output.Should()
            .Contain($"inbox: {Inbox} is not there. Ingest waits until it is.");

        Directory.Move(_scratch["away"], Inbox);
        await writing.DisposeAsync();

        await Eventually.HoldsAsync(() => Below("processed").Should().Be(31));
        (once ? await run.ExitAsync() : await run.StopAsync()).Should().Be(ExitCodes.Done);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_inbox_that_may_not_be_written_to_is_waited_for_and_the_work_goes_on(bool once)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounts a file system.");
        Directory.CreateDirectory(Inbox);
        Assert.SkipUnless(await CallAsync("mount", "-t", "tmpfs", "tmpfs", Inbox) == 0, "No file system may be mounted here.");
        try
        {
            await File.WriteAllBytesAsync(Path.Combine(Inbox, "a.txt"), WrittenArticles.Harbour, TestContext.Current.CancellationToken);
            (await CallAsync("mount", "-o", "remount,ro", Inbox)).Should().Be(0);
            await using var run = PipelineProcess.Start("dotnet", [PipelineProcess.Program, .. Arguments(once)], null, Quick);
            await Eventually.HoldsAsync(() => run.Errors.Should().Contain($"Paused: the inbox {Inbox} cannot be worked on"));
            run.HasExited.Should().BeFalse();

            (await CallAsync("mount", "-o", "remount,rw", Inbox)).Should().Be(0);

            await Eventually.HoldsAsync(() => Below("processed").Should().Be(1));
            (once ? await run.ExitAsync() : await run.StopAsync()).Should().Be(ExitCodes.Done);
        }
        finally
        {
            await CallAsync("umount", "-l", Inbox);
        }
    }

    [Fact]
    public async Task A_file_that_takes_the_inboxs_place_ends_a_run_with_a_sentence()
    {
        Directory.CreateDirectory(Inbox);
        await using var run = PipelineProcess.Start("dotnet", [PipelineProcess.Program, .. Arguments(once: false)], null, Quick);
        await Eventually.HoldsAsync(() => Directory.Exists(Path.Combine(Inbox, ".claims")).Should().BeTrue());

        Directory.Move(Inbox, _scratch["away"]);
        await File.WriteAllTextAsync(Inbox, "Not a folder.", TestContext.Current.CancellationToken);

        (await run.ExitAsync()).Should().Be(ExitCodes.Failed);
        run.Errors.Should().Contain($"pipeline: The inbox {Inbox} is a file. Name a folder, or move the file away.");
    }

    private static (string, string)[] Quick { get; } =
    [("Ingest__ClaimTimeout", "00:00:01"), ("Ingest__Timing__RetryDelay", "00:00:00.2"), ("Ingest__ScanInterval", "00:00:00.2")];

    private string[] Arguments(bool once) =>
        ["run", .. once ? (string[])["--once"] : ["--port", "0"], "--inbox", Inbox, "--data", _scratch["data"]];

    private async Task ShouldRefuseAsync(bool once, string sentence)
    {
        var (exit, output, errors) = await PipelineProcess.RunAsync(Arguments(once));

        (exit, output, errors).Should().Be((ExitCodes.Failed, "", $"pipeline: {sentence}{Environment.NewLine}"));
    }

    private int Below(string folder) =>
        Directory.Exists(Path.Combine(Inbox, folder))
            ? Directory.EnumerateFiles(Path.Combine(Inbox, folder), "*", SearchOption.AllDirectories).Count()
            : 0;

    private static async Task<int> CallAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
