using System.Diagnostics;
using System.Globalization;
using Pipeline.Search.Engine;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>A process that writes the index is killed at any moment.</summary>
public sealed class KillTests : IDisposable
{
    private const string FolderVariable = "PIPELINE_TEST_KILLED_FOLDER";
    private const string SeedVariable = "PIPELINE_TEST_KILLED_SEED";
    private const string Committed = "committed ";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_index_is_whole_and_has_all_that_was_committed(int seed)
    {
        var random = new Random(seed);
        for (var (round, committed) = (0, 0); round < 3; round++)
        {
            using var writer = Start(_scratch["index"], random.Next());
            for (var commits = random.Next(3, 12); commits > 0; )
            {
                var line =
                    await writer.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new EndOfStreamException();
                if (line.Contains(Committed, StringComparison.Ordinal))
                {
                    committed = int.Parse(
                        line.AsSpan(line.IndexOf(Committed, StringComparison.Ordinal) + Committed.Length),
                        CultureInfo.InvariantCulture
                    );
                    commits--;
                }
            }

            // Between two commits: somewhere among adding, flushing, merging and committing.
            Thread.SpinWait(random.Next(20_000_000));
            writer.Kill(entireProcessTree: true);
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);

            using var index = SearchIndex.Open(_scratch["index"]);
            index.WasMade.Should().BeFalse("what was committed is whole");
            index.Count.Should().BeGreaterThanOrEqualTo(committed);
            for (var i = 0; i < committed; i += 97)
            {
                index.Find(Generated.Id(i)).Should().NotBeNull();
            }

            index
                .Search(
                    new SearchRequest
                    {
                        Query = ArticleFinder.Understand("lang:en"),
                        Sort = ArticleSort.Newest,
                        Facets = true,
                    }
                )
                .Total.Should()
                .BePositive();
        }
    }

    /// <summary>The process that is killed.</summary>
    [Fact]
    public void Writes_until_it_is_killed()
    {
        var folder = Environment.GetEnvironmentVariable(FolderVariable);
        Assert.SkipWhen(folder is null, "Run by the other test, in a process of its own.");
        var random = new Random(int.Parse(Environment.GetEnvironmentVariable(SeedVariable)!, CultureInfo.InvariantCulture));
        using var index = SearchIndex.Open(folder, new ReadModelOptions { BufferMiB = 8 });
        while (true)
        {
            var from = index.Count;
            var batch = random.Next(20, 300);
            index.Save([.. Enumerable.Range(from, batch).Select(Generated.Short)]);
            index.Delete([Generated.Id(from)]);
            index.Save([Generated.Short(from)]);
            index.Refresh();
            index.Commit();
            Console.WriteLine(Committed + (from + batch).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static Process Start(string folder, int seed)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(KillTests).Assembly.Location, "-method", $"*.{nameof(KillTests)}.{nameof(Writes_until_it_is_killed)}", "-noColor"]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[FolderVariable] = folder;
        start.Environment[SeedVariable] = seed.ToString(CultureInfo.InvariantCulture);
        var process = Process.Start(start)!;
        process.BeginErrorReadLine();
        return process;
    }
}
