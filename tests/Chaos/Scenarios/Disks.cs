using System.Diagnostics;
using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

internal static class Disks
{
    /// <summary>An inbox on a disk of its own (a tmpfs, for which one must be root), filled to the last byte, and freed.</summary>
    public static async Task FullAsync(Trial trial, Pace pace, Random random)
    {
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", trial.Inbox);
        try
        {
            trial.StartAll();
            await trial.DropAsync(pace.Drop);
            var ballast = Path.Combine(trial.Inbox, ".ballast.part");
            await FillAsync(ballast);
            await Task.Delay(pace.Pause * 3);
            File.Delete(ballast);
            await Outcome.SettleAsync(trial, pace.Patience);
            foreach (var worker in trial.Workers)
            {
                await worker.StopAsync();
            }

            // What came of it, where it can be read once the disk is gone.
            var kept = Directory.CreateDirectory(Path.Combine(trial.Folder, "kept")).FullName;
            await RunAsync("cp", "-a", trial.Inbox + "/.", kept);
            trial.Inbox = kept;
        }
        finally
        {
            await RunAsync("umount", "--lazy", Path.Combine(trial.Folder, "inbox"));
        }
    }

    private static async Task FillAsync(string path)
    {
        var block = new byte[64 * 1024];
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        for (var size = block.Length; size > 0; )
        {
            try
            {
                await file.WriteAsync(block.AsMemory(0, size));
            }
            catch (IOException)
            {
                size /= 2;
            }
        }
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}.");
        }
    }
}
