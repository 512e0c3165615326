using System.Diagnostics;
using Pipeline.Inbox;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class FileProbeTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pipeline-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "a.txt");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Tells_whether_somebody_writes()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux can tell.");
        using (var writer = new FileStream(Path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite))
        {
            writer.WriteByte(1);
            FileProbe.IsBeingWritten(Path).Should().BeTrue();
        }

        FileProbe.IsBeingWritten(Path).Should().BeFalse();
        using var reader = File.OpenRead(Path);
        FileProbe.IsBeingWritten(Path).Should().BeFalse("others may read it");
    }

    /// <summary>
    /// A writer that opens the file while it is being looked at has the kernel signal the looker, which by default ends it.
    /// </summary>
    [Fact]
    public async Task Survives_writers_that_come_while_it_looks()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Leases are Linux's.");
        File.WriteAllText(Path, "x");
        using var writer = Process.Start(new ProcessStartInfo("bash", ["-c", "for i in $(seq 4000); do : >> \"$0\"; done", Path]))!;

        while (!writer.HasExited)
        {
            _ = FileProbe.IsBeingWritten(Path);
        }

        await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
        writer.ExitCode.Should().Be(0);
    }

    [Fact]
    public void Tells_kinds_apart_without_opening()
    {
        File.WriteAllText(Path, "four");
        File.CreateSymbolicLink(Path + ".link", Path);
        FileProbe.Look(Path).Should().Match<FileState>(state => state.Kind == FileKind.Regular && state.Size == 4);
        FileProbe.Look(Path + ".link").Kind.Should().Be(FileKind.SymbolicLink);
        FileProbe.Look(_folder).Kind.Should().Be(FileKind.Folder);
        FileProbe.Look(Path + ".none").Kind.Should().Be(FileKind.Missing);
    }
}
