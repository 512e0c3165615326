using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Cli;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Search;
using Pipeline.Search.Following;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Runs;

/// <summary><c>pipeline run --once</c> as a person starts it, in a folder of its own.</summary>
[Collection(nameof(Console))] // commands write to the process's one console
public sealed class RunOnceTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_damaged_article_comes_out_clean_and_findable()
    {
        _scratch.Drop("article.txt", WrittenArticles.Harbour);

        (await RunAsync()).Should().Be(ExitCodes.Done);

        await using var store = Open();
        var id = await OnlyIdAsync(store);
        var article = (await store.Articles.FindAsync<NormalisedArticle>(id, Token))!;
        article.Title.Should().Be(WrittenArticles.HarbourTitle);
        article.Text.Should().StartWith(WrittenArticles.HarbourFirst).And.EndWith(WrittenArticles.HarbourLast);
        article
            .Text.Should()
            .Contain("crews’")
            .And.Contain("“It was")
            .And.NotContainAny("Check Also", "Holiday Loan", "Leave a Reply", "Email");
        article.Text.Should().NotContainAny(Enumerable.Range(0x0E00, 0x80).Select(c => ((char)c).ToString()));
        (await store.Articles.FindAsync<ClassifiedArticle>(id, Token))!.Language.Should().Be("en");
        (await FoundAsync(store, "ferry strike")).Should().Equal(id);
        (await FoundAsync(store, "holiday loan")).Should().BeEmpty();
        Directory.EnumerateFiles(_scratch["inbox", "processed"], "article.txt", SearchOption.AllDirectories).Should().ContainSingle();
    }

    [Fact]
    public async Task Broken_files_end_in_failed_with_a_reason_and_the_others_go_on()
    {
        _scratch.Drop("article.txt", WrittenArticles.Harbour);
        _scratch.Drop("nothing.txt", []);
        _scratch.Drop("holiday.txt", WrittenArticles.Png);

        (await RunAsync()).Should().Be(ExitCodes.SomeRejected);

        await using var store = Open();
        (await store.Articles.CountAsync(Stage.Index, Token)).Should().Be(1);
        (await store.Articles.CountRejectionsAsync(Stage.Ingest, Token)).Should().Be(2);
        foreach (var (file, reason) in new[] { ("nothing.txt", "empty"), ("holiday.txt", "no-text") })
        {
            File.Exists(_scratch["inbox", "failed", file]).Should().BeTrue();
            using var told = JsonDocument.Parse(await File.ReadAllTextAsync(_scratch["inbox", "failed", $"{file}.reason.json"], Token));
            told.RootElement.GetProperty("reason").GetString().Should().Be(reason);
            told.RootElement.GetProperty("detail").GetString().Should().MatchRegex(@"^\p{Lu}.{20,}\.$", "a person reads it");
        }
    }

    [Fact]
    public async Task What_a_later_stage_refuses_ends_the_run_with_the_same_code()
    {
        _scratch.Drop("figures.txt", WrittenArticles.Figures);

        (await RunAsync()).Should().Be(ExitCodes.SomeRejected);

        await using var store = Open();
        (await store.Articles.CountRejectionsAsync(Stage.Normalise, Token)).Should().Be(1);
        (await store.Articles.CountAsync(Stage.Normalise, Token)).Should().Be(0);
    }

    [Fact]
    public async Task The_same_file_twice_is_one_article_and_one_duplicate()
    {
        _scratch.Drop("article.txt", WrittenArticles.Harbour);
        (await RunAsync()).Should().Be(ExitCodes.Done);
        _scratch.Drop("again.txt", WrittenArticles.Harbour);
        (await RunProcessAsync()).Should().Be(ExitCodes.Done);

        await using var store = Open();
        (await store.Articles.CountAsync(Stage.Ingest, Token)).Should().Be(1);
        (await store.Articles.CountAsync(Stage.Index, Token)).Should().Be(1);
        (await store.Articles.CountDuplicatesAsync(Token)).Should().Be(1);
    }

    [Fact]
    public async Task What_the_command_deletes_is_gone_from_store_and_inbox_and_stays_out()
    {
        _scratch.Drop("article.txt", WrittenArticles.Harbour);
        _scratch.Drop("other.txt", WrittenArticles.Numbered(1));
        (await RunAsync()).Should().Be(ExitCodes.Done);
        _scratch.Drop("again.txt", WrittenArticles.Harbour);
        (await RunAsync()).Should().Be(ExitCodes.Done);
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(WrittenArticles.Harbour));

        var (exit, output, errors) = await PipelineProcess.RunAsync([
            "delete",
            id[..8],
            "--yes",
            "--data",
            _scratch["data"],
            "--inbox",
            _scratch["inbox"],
        ]);

        (exit, output.Trim()).Should().Be((ExitCodes.Done, $"{id} deleted, with 2 files"));
        errors.Should().Contain($"Article {id} was deleted by ");
        Directory.EnumerateFiles(_scratch["inbox"], "*.txt", SearchOption.AllDirectories).Should().ContainSingle();
        await using (var store = Open())
        {
            foreach (var stage in StageTable.Product.Select(row => row.Stage))
            {
                (await store.Articles.CountAsync(stage, Token)).Should().Be(1, $"of {stage}");
            }

            (await FoundAsync(store, "ferry strike")).Should().BeEmpty();
        }

        _scratch.Drop("back.txt", WrittenArticles.Harbour);
        (await RunAsync()).Should().Be(ExitCodes.SomeRejected);
        File.ReadAllText(_scratch["inbox", "failed", "back.txt.reason.json"]).Should().Contain("deleted on");
    }

    [Fact]
    public async Task An_empty_inbox_is_done_at_once()
    {
        Directory.CreateDirectory(_scratch["inbox"]);

        (await RunAsync()).Should().Be(ExitCodes.Done);
    }

    /// <summary>A crash loses what was on the in-memory bus; the store knows what is pending.</summary>
    [Fact]
    public async Task What_a_crash_left_pending_at_each_stage_is_done_by_the_next_run()
    {
        for (var i = 0; i < 4; i++)
        {
            _scratch.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        (await RunAsync()).Should().Be(ExitCodes.Done);
        string[] ids;
        await using (var store = Open())
        {
            ids = [.. await IdsAsync(store)];
        }

        // As if killed: one article before each stage, one done.
        Forget("normalised", ids[0]);
        Forget("classified", ids[0], ids[1]);
        Forget("indexed", ids[0], ids[1], ids[2]);

        (await RunAsync()).Should().Be(ExitCodes.Done);

        await using var after = Open();
        foreach (var stage in StageTable.Product.Select(row => row.Stage))
        {
            (await after.Articles.CountAsync(stage, Token)).Should().Be(4, $"of {stage}");
        }
    }

    [Fact]
    public async Task Pending_articles_are_published_once_for_the_stage_they_wait_for()
    {
        _scratch.Drop("a.txt", WrittenArticles.Numbered(1));
        await RunAsync();
        string id;
        await using (var store = Open())
        {
            id = await OnlyIdAsync(store);
        }

        Forget("normalised", id);
        Forget("classified", id);
        Forget("indexed", id);

        var logs = new CollectedLogs();
        using var host = RunHost.BuildWithoutPage(Configuration(), ingest: false);
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        await host.StartAsync(Token);
        (await host.Services.GetRequiredService<PendingPublisher>().PublishAsync(Token)).Should().Be(1);
        await Eventually.HoldsAsync(async () =>
            (await host.Services.GetRequiredService<IArticleStore>().CountAsync(Stage.Index, Token)).Should().Be(1)
        );
        (await host.Services.GetRequiredService<PendingPublisher>().PublishAsync(Token)).Should().Be(0);
        await host.StopAsync(Token);
        logs.ShouldBeQuiet();
    }

    private Task<int> RunAsync() =>
        RunCommand
            .Create()
            .Parse(["--once", "--inbox", _scratch["inbox"], "--data", _scratch["data"]])
            .InvokeAsync(cancellationToken: Token)
            .WithinDeadline();

    /// <summary>The built program as a process of its own.</summary>
    private async Task<int> RunProcessAsync()
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "pipeline.dll"),
                "run",
                "--once",
                "--inbox",
                _scratch["inbox"],
                "--data",
                _scratch["data"],
            ]
        )
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Token);
        (await process.StandardError.ReadToEndAsync(Token)).Should().BeEmpty("warnings and errors go there");
        await process.WaitForExitAsync(Token).WithinDeadline();
        await output;
        return process.ExitCode;
    }

    private Microsoft.Extensions.Configuration.IConfiguration Configuration() =>
        CliHost.Configuration(
            new()
            {
                ["Store:Kind"] = "Sqlite",
                ["Store:Path"] = _scratch["data", CliHost.DatabaseName],
                ["Bus:Transport"] = "InMemory",
                ["Ingest:Inbox"] = _scratch["inbox"],
            }
        );

    private OpenStore Open() =>
        new(ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite, Path = _scratch["data", CliHost.DatabaseName] }));

    private void Forget(string table, params string[] ids)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_scratch["data", CliHost.DatabaseName]}");
        connection.Open();
        foreach (var id in ids)
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"DELETE FROM {table} WHERE id = $id";
            command.Parameters.AddWithValue("$id", id);
            command.ExecuteNonQuery().Should().Be(1);
        }
    }

    private static async Task<string> OnlyIdAsync(OpenStore store) => (await IdsAsync(store)).Should().ContainSingle().Subject;

    private static async Task<List<string>> IdsAsync(OpenStore store) =>
        await Stores.Tests.Sample.ListAsync(store.Articles.IdsAsync(Stage.Ingest, Token));

    private async Task<string[]> FoundAsync(OpenStore store, string query)
    {
        using var index = SearchIndex.Open(_scratch["search"]);
        await new Reconciler(store.Articles, TimeProvider.System).RunAsync(index, cancellationToken: Token);
        var page = index.Search(new SearchRequest { Query = ArticleFinder.Understand(query) });
        return [.. page.Results.Select(found => found.Id)];
    }

    private sealed record OpenStore(IArticleStore Articles) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => ((IAsyncDisposable)Articles).DisposeAsync();
    }
}
