using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Filing;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Ingest;

/// <summary>What is done with is kept for ever, or as long as the options say.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly Scratch _scratch = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero));

    public RetentionTests()
    {
        foreach (var day in new[] { "2026-01-05", "2026-02-20", "2026-03-10" })
        {
            Write(1000, "processed", day, "a.txt");
            Write(1000, "processed", day, "wire", "b.txt");
        }

        Write(1000, "processed", "by hand", "own.txt");
        foreach (var (name, days) in new[] { ("old.pdf", 60), ("newer.pdf", 5) })
        {
            Write(5000, "failed", name);
            var reason = Write(200, "failed", name + ReasonFile.Ending);
            File.SetLastWriteTimeUtc(reason, _time.GetUtcNow().UtcDateTime.AddDays(-days));
        }

        Write(100, "failed", "by hand.txt");
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Nothing_is_deleted_by_default()
    {
        var before = Left();

        Run(new RetentionOptions());

        Left().Should().Equal(before);
    }

    [Fact]
    public void Whole_days_of_taken_files_and_old_refusals_with_their_reasons_go_by_age()
    {
        Run(new RetentionOptions { ProcessedAge = TimeSpan.FromDays(30), FailedAge = TimeSpan.FromDays(30) });

        Left()
            .Should()
            .Equal(
                "failed/by hand.txt",
                "failed/newer.pdf",
                "failed/newer.pdf.reason.json",
                "processed/2026-02-20/a.txt",
                "processed/2026-02-20/wire/b.txt",
                "processed/2026-03-10/a.txt",
                "processed/2026-03-10/wire/b.txt",
                "processed/by hand/own.txt"
            );
        Directory.Exists(_scratch["processed", "2026-01-05"]).Should().BeFalse("an empty day is no day");
    }

    [Fact]
    public void The_oldest_go_first_where_there_is_too_much()
    {
        Run(new RetentionOptions { ProcessedBytes = 3500, FailedBytes = 6000 });

        Left()
            .Should()
            .Equal(
                "failed/by hand.txt",
                "failed/newer.pdf",
                "failed/newer.pdf.reason.json",
                "processed/2026-02-20/wire/b.txt",
                "processed/2026-03-10/a.txt",
                "processed/2026-03-10/wire/b.txt",
                "processed/by hand/own.txt"
            );
    }

    [Fact]
    public void What_a_link_leads_to_is_not_touched()
    {
        var elsewhere = Write(1000, "elsewhere", "precious.txt");
        Directory.CreateSymbolicLink(_scratch["processed", "2026-01-01"], _scratch["elsewhere"]);

        Run(new RetentionOptions { ProcessedAge = TimeSpan.FromDays(1), ProcessedBytes = 1 });

        File.Exists(elsewhere).Should().BeTrue();
    }

    private string Write(int bytes, params string[] path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_scratch[path])!);
        File.WriteAllBytes(_scratch[path], new byte[bytes]);
        return _scratch[path];
    }

    private string[] Left() =>
        [
            .. Directory
                .EnumerateFiles(_scratch.Path, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_scratch.Path, path))
                .Order(StringComparer.Ordinal),
        ];

    private void Run(RetentionOptions retention) =>
        new Retention(
            new InboxLayout(_scratch.Path, "processed", "failed"),
            _time,
            Options.Create(new IngestOptions { Inbox = _scratch.Path, Retention = retention }),
            NullLogger<Retention>.Instance
        ).Run(CancellationToken.None);
}
