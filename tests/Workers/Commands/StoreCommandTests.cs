using Pipeline.Cli;
using Pipeline.Persistence;
using Pipeline.Stores.Tests;
using Pipeline.Tests.Support;
using Pipeline.Workers.Tests.Runs;

namespace Pipeline.Workers.Tests.Commands;

/// <summary>What the commands that read a store say when something is wrong: what it was about, and the way out.</summary>
public sealed class StoreCommandTests : IDisposable
{
    private const string Shown = " (PIPELINE_DEBUG=1 shows where)";

    private readonly Scratch _scratch = new();

    private string Database => _scratch["data", CliHost.DatabaseName];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task An_id_that_is_unknown_is_told_from_one_that_is_ambiguous()
    {
        await MakeStoreAsync("abcdef01", "abcdef02");

        await ShouldSayAsync(
            ExitCodes.NotFound,
            "abcdef0 is the beginning of more than one article's id. Give more of its characters.",
            "show",
            "abcdef0"
        );
        await ShouldSayAsync(
            ExitCodes.NotFound,
            "Nothing is known under abcdee. 'pipeline search' and 'pipeline status' show ids.",
            "show",
            "abcdee"
        );
        await ShouldSayAsync(ExitCodes.NotFound, "abc is too short for an id: give six characters or more.", "show", "abc");
        (await PipelineProcess.RunAsync("show", "abcdef01", "--data", _scratch["data"])).Exit.Should().Be(ExitCodes.Done);
    }

    [Fact]
    public async Task More_results_than_may_be_asked_for_are_refused_with_the_bound()
    {
        await ShouldSayAsync(
            ExitCodes.Failed,
            "--limit must be from 1 to 100. 'pipeline export' writes all that a query finds.\npipeline: 'pipeline search --help' shows what there is.",
            "search",
            "harbour",
            "--limit",
            "101"
        );
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named()
    {
        Directory.CreateDirectory(_scratch["data"]);
        await File.WriteAllBytesAsync(Database, [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))], Token);

        await ShouldSayAsync(
            ExitCodes.Failed,
            $"The database {Database} cannot be opened: SQLite Error 26: 'file is not a database'. Name another folder with --data, or mend this one.{Shown}",
            "status"
        );
    }

    [Fact]
    public async Task A_setting_that_nobody_knows_or_understands_is_named_with_its_section()
    {
        await MakeStoreAsync();

        (await CommandProcess.WithAsync([("PIPELINE_Store__Pth", "x")], "status", "--data", _scratch["data"]))
            .Errors.Lines()
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("pipeline: There is no setting Store:Pth. ");
        (
            await CommandProcess.WithAsync(
                [("PIPELINE_Ingest__QuietPeriod", "soon"), ("PIPELINE_Ingest__Timing__Retries", "3")],
                "run",
                "--once",
                "--create",
                "--inbox",
                _scratch["inbox"],
                "--data",
                _scratch["data"]
            )
        )
            .Errors.Lines()
            .Should()
            .ContainSingle()
            .Which.Should()
            .StartWith("pipeline: Ingest:QuietPeriod is 'soon', which is not a time such as 00:00:30.");
    }

    private async Task MakeStoreAsync(params string[] ids)
    {
        var store = ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite, Path = Database });
        await using var open = (IAsyncDisposable)store;
        await store.InitialiseAsync(Token);
        foreach (var id in ids)
        {
            await store.SaveAsync(Sample.Raw(id) with { Id = id.PadRight(64, '0') }, Token);
        }
    }

    private async Task ShouldSayAsync(int expected, string sentence, params string[] command)
    {
        var (exit, output, errors) = await PipelineProcess.RunAsync([.. command, "--data", _scratch["data"]]);

        (exit, output, errors.TrimEnd()).Should().Be((expected, "", $"pipeline: {sentence}"));
    }
}
