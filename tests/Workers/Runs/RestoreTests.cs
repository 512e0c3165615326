using Microsoft.Data.Sqlite;
using Pipeline.Contracts;
using Pipeline.Persistence;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Runs;

/// <summary>The embedded store's backup, as the operator's guide has it, and what can be made from the raw articles alone.</summary>
public sealed class RestoreTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_copy_of_the_store_is_a_store_and_its_raw_articles_are_enough_to_make_the_rest(bool rawAlone)
    {
        for (var i = 0; i < 6; i++)
        {
            _scratch.Drop($"{i}.txt", WrittenArticles.Numbered(i));
        }

        var run = await PipelineProcess.RunAsync("run", "--once", "--inbox", _scratch["inbox"], "--data", _scratch["data"], "--port", "0");
        run.Exit.Should().Be(0, run.Errors);
        Directory.CreateDirectory(_scratch["restored"]);
        Execute(_scratch["data", "pipeline.db"], $"VACUUM INTO '{_scratch["restored", "pipeline.db"]}'");
        if (rawAlone)
        {
            Execute(
                _scratch["restored", "pipeline.db"],
                "DELETE FROM normalised; DELETE FROM classified; DELETE FROM indexed; DELETE FROM rejected; DELETE FROM duplicates"
            );
        }

        var resumed = await PipelineProcess.RunAsync("resume", "--data", _scratch["restored"]);

        resumed.Exit.Should().Be(0, resumed.Errors);
        resumed.Output.Should().Contain(rawAlone ? "6 articles sent" : "0 articles sent");
        (await ReadAsync("restored"))
            .Should()
            .BeEquivalentTo(await ReadAsync("data"), options => options.Excluding(document => document.Stamp));
    }

    private static void Execute(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private async Task<IReadOnlyList<IndexedArticle>> ReadAsync(string folder)
    {
        var store = ArticleStore.Create(new StoreOptions { Kind = StoreKind.Sqlite, Path = _scratch[folder, "pipeline.db"] });
        await using var end = (IAsyncDisposable)store;
        var ids = await store.IdsAsync(Stage.Index, Token).ToArrayAsync(Token);
        ids.Should().HaveCount(6);
        return await store.FindManyAsync<IndexedArticle>(ids, Token);
    }
}
