using Pipeline.Tests.Support;
using Pipeline.Workers.Tests.Runs;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>A file that kills its worker, whatever it is that kills: here the system, by a signal that no program can catch.</summary>
public sealed class KillerTests : IDisposable
{
    private const int Neighbours = 60;

    private readonly Scratch _scratch = new();

    private string Inbox => _scratch["inbox"];

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task After_three_starts_it_goes_to_failed_and_its_neighbours_go_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Kills by a signal.");
        Directory.CreateDirectory(Path.Combine(Inbox, "desk"));
        for (var i = 0; i < Neighbours; i++)
        {
            await File.WriteAllBytesAsync(
                Path.Combine(Inbox, $"{i}.txt"),
                WrittenArticles.Numbered(i),
                TestContext.Current.CancellationToken
            );
        }

        foreach (var killer in (string[])["killer.txt", "desk/killer.txt"])
        {
            await File.WriteAllTextAsync(Path.Combine(Inbox, killer), $"Kills by {killer}.", TestContext.Current.CancellationToken);
        }

        var deaths = 0;
        while (await RunAsync() is var exit && exit != 3)
        {
            exit.Should().Be(137, "it was killed and nothing else went wrong");
            (++deaths).Should().BeLessThanOrEqualTo(2 * 3, "of each of the two no more than three");
        }

        deaths.Should().BeGreaterThanOrEqualTo(3);
        Below("processed").Should().Be(Neighbours);
        Directory
            .EnumerateFiles(Path.Combine(Inbox, "failed"), "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Path.Combine(Inbox, "failed"), path))
            .Should()
            .BeEquivalentTo("killer.txt", "killer.txt.reason.json", "desk/killer.txt", "desk/killer.txt.reason.json");
        File.ReadAllText(Path.Combine(Inbox, "failed", "desk", "killer.txt.reason.json")).Should().Contain("\"kills-its-worker\"");
        Below(".claims").Should().Be(0);
    }

    private async Task<int> RunAsync()
    {
        await using var run = PipelineProcess.Start(
            "dotnet",
            [PipelineProcess.Program, "run", "--once", "--inbox", Inbox, "--data", _scratch["data"]],
            null,
            ("PIPELINE_TEST_DIE_AT", "killer.txt")
        );
        return await run.ExitAsync();
    }

    private int Below(string folder) => Directory.EnumerateFiles(Path.Combine(Inbox, folder), "*", SearchOption.AllDirectories).Count();
}
