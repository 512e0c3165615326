using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Ingest.Worker;
using Pipeline.Ingest.Worker.Claiming;
using Pipeline.Ingest.Worker.Filing;
using Pipeline.Ingest.Worker.Watching;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class FileDispositionTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 23, 59, 59, TimeSpan.Zero);

    private readonly InboxLayout _layout;
    private readonly InboxClaims _claims;

    public FileDispositionTests()
    {
        _layout = new InboxLayout(Directory.CreateTempSubdirectory("pipeline-").FullName, "processed", "failed");
        _layout.Create();
        _claims = new InboxClaims(_layout, TimeProvider.System, TimeSpan.FromMinutes(1), NullLogger<InboxClaims>.Instance);
        _claims.Beat();
    }

    public void Dispose() => Directory.Delete(_layout.Inbox, recursive: true);

    [Fact]
    public void Done_files_go_into_a_folder_of_the_day_with_their_collection()
    {
        var claim = Claim("news/today/a.txt", "x");

        Of(AfterIngest.Move).Done(claim);

        File.ReadAllText(Path.Combine(_layout.Processed, "2026-03-09", "news", "today", "a.txt")).Should().Be("x");
        Directory.Exists(claim.Folder).Should().BeFalse();
    }

    [Fact]
    public void Done_files_are_deleted_or_kept_by_option()
    {
        var deleted = Claim("a.txt", "x");
        Of(AfterIngest.Delete).Done(deleted);
        File.Exists(deleted.Path).Should().BeFalse();
        Directory.Exists(deleted.Folder).Should().BeFalse();

        var path = Drop("b.txt", "x");
        Of(AfterIngest.Keep).Done(_claims.Borrow(path, FileKind.Regular));
        File.Exists(path).Should().BeTrue();
    }

    [Fact]
    public void Failed_files_have_their_reason_beside_them()
    {
        Of(AfterIngest.Move).Failed(Claim("news/ข่าว.txt", "x"), Reason("ข่าว.txt"));

        File.ReadAllText(Path.Combine(_layout.Failed, "news", "ข่าว.txt")).Should().Be("x");
        using var reason = JsonDocument.Parse(File.ReadAllText(Path.Combine(_layout.Failed, "news", "ข่าว.txt.reason.json")));
        reason.RootElement.GetProperty("reason").GetString().Should().Be("empty");
        reason.RootElement.GetProperty("file").GetString().Should().Be("ข่าว.txt");
        reason.RootElement.TryGetProperty("detail", out _).Should().BeTrue();
        reason.RootElement.TryGetProperty("time", out _).Should().BeTrue();
    }

    [Fact]
    public void A_file_that_a_later_stage_refused_is_moved_on_from_processed()
    {
        var departures = Of(AfterIngest.Move);
        departures.Done(Claim("a.txt", "12345"));
        var source = new Provenance { File = "a.txt", TakenAt = Now };

        departures.FailedLater("12345"u8.ToArray(), source, Reason("a.txt", "id1"));
        departures.FailedLater("12345"u8.ToArray(), source, Reason("a.txt", "id1")); // a redelivery

        Directory.GetFiles(_layout.Processed, "*", SearchOption.AllDirectories).Should().BeEmpty();
        Directory.GetFiles(_layout.Failed).Select(Path.GetFileName).Should().BeEquivalentTo("a.txt", "a.txt.reason.json");
    }

    [Fact]
    public void A_redelivery_is_known_under_any_number()
    {
        var departures = Of(AfterIngest.Delete);
        var source = new Provenance { File = "a.txt", TakenAt = Now };

        foreach (var id in new[] { "id1", "id2", "id3", "id2", "id3", "id1" })
        {
            departures.FailedLater(Encoding.UTF8.GetBytes(id), source, Reason("a.txt", id));
        }

        Directory.GetFiles(_layout.Failed, "*.reason.json").Should().HaveCount(3);
        File.ReadAllText(Path.Combine(_layout.Failed, "a (2).txt")).Should().Be("id2");
    }

    [Fact]
    public void A_member_that_a_later_stage_refused_is_laid_beside_by_its_bytes()
    {
        Of(AfterIngest.Move)
            .FailedLater(
                "12345"u8.ToArray(),
                new Provenance
                {
                    File = "all.zip",
                    Member = "x/b.txt",
                    TakenAt = Now,
                },
                Reason("all.zip", "id")
            );

        File.ReadAllText(Path.Combine(_layout.Failed, "all.zip b.txt")).Should().Be("12345");
        Directory.EnumerateFiles(_layout.Claims, "*", SearchOption.AllDirectories).Select(Path.GetFileName).Should().Equal("alive");
    }

    [Fact]
    public void A_claim_that_another_worker_has_taken_up_leaves_no_trace()
    {
        var claim = Claim("a.txt", "x");
        Directory.Move(claim.Folder, Path.Combine(_layout.Claims, "other"));

        Of(AfterIngest.Move).Invoking(it => it.Failed(claim, Reason("a.txt"))).Should().Throw<FileNotFoundException>();
        Of(AfterIngest.Move).Invoking(it => it.Done(claim)).Should().Throw<FileNotFoundException>();
        Directory.GetFiles(_layout.Failed).Should().BeEmpty();
    }

    [Theory]
    [InlineData("../outside", "a.txt")]
    [InlineData("news/../../outside", "a.txt")]
    [InlineData("/tmp", "a.txt")]
    [InlineData("news", "../a.txt")]
    [InlineData("", "..")]
    [InlineData("", "/etc/passwd")]
    public void What_the_store_says_of_where_a_file_came_from_leads_nowhere_outside(string collection, string file)
    {
        var source = new Provenance
        {
            File = file,
            Collection = collection,
            TakenAt = Now,
        };

        Of(AfterIngest.Move)
            .Invoking(it => it.FailedLater("12345"u8.ToArray(), source, Reason(file, "id")))
            .Should()
            .Throw<UnsafePathException>()
            .WithMessage("*would lead out of the inbox*");

        Directory.EnumerateFiles(_layout.Failed, "*", SearchOption.AllDirectories).Should().BeEmpty();
        Directory.Exists(Path.Combine(_layout.Inbox, "..", "outside")).Should().BeFalse();
    }

    [Fact]
    public void A_link_in_place_of_a_collection_is_not_followed()
    {
        var elsewhere = Directory.CreateTempSubdirectory("pipeline-").FullName;
        Directory.CreateSymbolicLink(Path.Combine(_layout.Failed, "news"), elsewhere);

        Of(AfterIngest.Move).Failed(Claim("news/a.txt", "x"), Reason("a.txt"));

        Directory.EnumerateFileSystemEntries(elsewhere).Should().BeEmpty();
        File.ReadAllText(Path.Combine(_layout.Failed, "news (2)", "a.txt")).Should().Be("x");
        Directory.Delete(elsewhere);
    }

    [Fact]
    public void A_link_in_place_of_a_folder_of_its_own_is_refused()
    {
        var claim = Claim("a.txt", "x");
        var elsewhere = Directory.CreateTempSubdirectory("pipeline-").FullName;
        Directory.Delete(_layout.Failed);
        Directory.CreateSymbolicLink(_layout.Failed, elsewhere);

        Of(AfterIngest.Move).Invoking(it => it.Failed(claim, Reason("a.txt"))).Should().Throw<InboxUnusableException>();

        Directory.EnumerateFileSystemEntries(elsewhere).Should().BeEmpty();
        File.Exists(claim.Path).Should().BeTrue();
        Directory.Delete(elsewhere);
    }

    [Theory]
    [InlineData("Title_files")]
    [InlineData("Title-Dateien")]
    [InlineData("Title_fichiers")]
    [InlineData("Title.files")]
    [InlineData("Title_файлы")]
    public void A_saved_pages_companions_go_with_it(string folder)
    {
        Drop($"news/{folder}/style.css", "p { color: red }");
        var page = Claim("news/Title.html", "<p>A story.</p>");

        Of(AfterIngest.Move).Done(page);

        Directory.Exists(Path.Combine(_layout.Inbox, "news", folder)).Should().BeFalse();
        File.Exists(Path.Combine(_layout.Processed, "2026-03-09", "news", folder, "style.css")).Should().BeTrue();
    }

    [Fact]
    public void Companions_in_any_language_are_known_by_the_pages_reference_to_them()
    {
        Drop("Otsikko_liitteet/kuva.png", "x");
        Drop("Otsikko_muuta/toinen.txt", "Another article.");
        var page = Claim("Otsikko.html", "<img src=\"Otsikko_liitteet/kuva.png\">");

        Of(AfterIngest.Move).Failed(page, Reason("Otsikko.html"));

        Directory.GetDirectories(_layout.Failed).Select(Path.GetFileName).Should().Equal("Otsikko_liitteet");
        Directory.Exists(Path.Combine(_layout.Inbox, "Otsikko_muuta")).Should().BeTrue();
    }

    private FileDisposition Of(AfterIngest after) =>
        new(
            _layout,
            _claims,
            new PageCompanions(_layout, new FakeTimeProvider(Now)),
            after,
            new FakeTimeProvider(Now),
            NullLogger<FileDisposition>.Instance
        );

    private Claim Claim(string name, string content) => _claims.TryTake(Drop(name, content))!;

    private string Drop(string name, string content)
    {
        var path = Path.Combine(_layout.Inbox, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    private static FailureReason Reason(string file, string? id = null) =>
        new()
        {
            File = file,
            Time = Now,
            Reason = "empty",
            Detail = "Nothing in it.",
            ArticleId = id,
        };
}
