using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker.Claiming;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>What a worker that is gone leaves behind is taken up, all of it, whatever state one part of it is in.</summary>
public sealed class AdoptionTests : IDisposable
{
    private const string Gone = "gone-00000000-999999-1f-1";

    private readonly InboxLayout _layout;
    private readonly InboxClaims _claims;

    public AdoptionTests()
    {
        _layout = new InboxLayout(Directory.CreateTempSubdirectory("pipeline-").FullName, "processed", "failed");
        _layout.Create();
        _claims = new InboxClaims(_layout, TimeProvider.System, TimeSpan.Zero, NullLogger<InboxClaims>.Instance);
        _claims.Beat();
    }

    public void Dispose() => Directory.Delete(_layout.Inbox, recursive: true);

    [Fact]
    public async Task A_claim_that_cannot_be_taken_up_does_not_stop_the_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Makes folders that nobody may rename.");
        string[] bad = ["1", "3", "5", "7"];
        foreach (var claim in (string[])[.. bad, "0", "2", "4", "6", "8"])
        {
            Claimed(Gone, claim, "a.txt");
        }

        Assert.SkipUnless(
            await RunAsync("chattr", ["+i", .. bad.Select(claim => Folder(Gone, claim))]) == 0,
            "This file system has no immutable folders."
        );
        try
        {
            AdoptAll().Should().BeEquivalentTo("0", "2", "4", "6", "8");
        }
        finally
        {
            await RunAsync("chattr", ["-i", .. bad.Select(claim => Folder(Gone, claim))]);
        }

        AdoptAll().Should().BeEquivalentTo(bad, "they are tried again");
    }

    [Fact]
    public void What_a_dead_worker_was_about_to_file_is_not_left_behind()
    {
        Directory.CreateDirectory(Folder(Gone, ".scratch"));
        File.WriteAllText(Path.Combine(Folder(Gone, ".scratch"), "half"), "Half of a ref");
        Claimed(Gone, "1", "a.txt");

        AdoptAll().Should().Equal("1");

        Directory.Exists(Path.Combine(_layout.Claims, Gone)).Should().BeFalse();
    }

    [Fact]
    public void Its_own_claim_that_was_lost_is_taken_up_when_it_is_there_again()
    {
        File.WriteAllText(Path.Combine(_layout.Inbox, "a.txt"), "A story.");
        var claim = _claims.TryTake(Path.Combine(_layout.Inbox, "a.txt"))!;
        AdoptAll().Should().BeEmpty("it is in hand");
        Directory.Move(claim.Folder, _layout.Inbox + ".away");
        _claims.LetGo(claim);
        AdoptAll().Should().BeEmpty("it is away");

        Directory.Move(_layout.Inbox + ".away", claim.Folder);

        AdoptAll().Should().Equal(claim.Id);
        AdoptAll().Should().BeEmpty("it is in hand again");
    }

    [Fact]
    public void How_often_work_on_it_began_goes_with_the_claim()
    {
        Claimed(Gone, "1", "deep/er/a.txt");
        File.WriteAllText(Path.Combine(Folder(Gone, "1"), StartCount.FileName), "2");

        var claim = Adopt().Single();

        claim.Starts.Should().Be(2);
        claim.Should().Match<Claim>(found => found.Name == "a.txt" && found.Collection == "deep/er");
        _claims.Start(claim);
        File.ReadAllText(Path.Combine(claim.Folder, StartCount.FileName)).Should().Be("3");
        _claims.CallOff(claim);
        File.ReadAllText(Path.Combine(claim.Folder, StartCount.FileName)).Should().Be("2");
    }

    private string[] AdoptAll() => [.. Adopt().Select(claim => claim.Id)];

    // Twice: another machine's worker is dead when its sign of life has not changed between two looks.
    private Claim[] Adopt() => [.. _claims.Adopt().ToArray(), .. _claims.Adopt()];

    private string Folder(string owner, string claim) => Path.Combine(_layout.Claims, owner, claim);

    private void Claimed(string owner, string claim, string name)
    {
        var path = Path.Combine(Folder(owner, claim), name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "A story.");
    }

    private static async Task<int> RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
