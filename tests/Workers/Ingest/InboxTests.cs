using System.Diagnostics;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Stages.Tests.Ingest;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class InboxTests
{
    [Fact]
    public async Task Takes_a_backlog_with_its_subfolders_as_collections()
    {
        await using var host = new InboxHost();
        for (var i = 0; i < 50; i++)
        {
            host.Drop($"{(i % 2 == 0 ? "" : "news/2026/")}{i}.txt", $"Story number {i} of the day.");
        }

        await host.StartAsync();
        await host.IdleAsync();

        var articles = await host.ArticlesAsync();
        articles.Should().HaveCount(50);
        articles.Where(article => article.Source.Collection == "news/2026").Should().HaveCount(25);
        articles
            .Should()
            .AllSatisfy(article =>
            {
                article.Source.File.Should().MatchRegex(@"^\d+\.txt$");
                article.Source.TakenBy.Should().StartWith("ingest@");
                article.Source.Size.Should().Be(article.Content.Length);
                article.MediaType.Should().Be("text/plain");
            });
        await InboxHost.UntilAsync(() => host.Published.Ids.Count == 50, "a message for each");
        host.Published.Ids.Should().BeEquivalentTo(articles.Select(article => article.Id));
        host.Left().Should().BeEmpty();
        InboxHost
            .FilesBelow(host.Processed)
            .Should()
            .HaveCount(50)
            .And.Contain(path => path.EndsWith("/news/2026/7.txt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_deleted_stays_out_alone_and_in_a_container_and_is_told_why()
    {
        const string Why = "It was deleted.";
        await using var host = new InboxHost();
        await host.StartAsync();
        var gone = host.Drop("gone.txt", "A story that nobody should see any more.");
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(gone)));
        await host.IdleAsync();
        await host.Store.DeleteAsync(
            new Rejection
            {
                ArticleId = id,
                Stage = Stage.Ingest,
                Reason = Rejection.Deleted,
                Detail = Why,
                At = DateTimeOffset.UnixEpoch,
            },
            TestContext.Current.CancellationToken
        );

        host.Drop("again.txt", "A story that nobody should see any more.");
        host.Drop(
            "both.zip",
            Archives.Zip(
                ("gone.txt", Encoding.UTF8.GetBytes("A story that nobody should see any more.")),
                ("other.txt", Encoding.UTF8.GetBytes("Another story."))
            )
        );
        await InboxHost.UntilAsync(() => host.Status.Files == 3, "both drops");
        await host.IdleAsync();

        (await host.ArticlesAsync()).Should().ContainSingle().Which.Source.Member.Should().Be("other.txt");
        var told = host.Reason("again.txt");
        (told.Reason, told.Detail).Should().Be((Rejection.Deleted, Why));
        host.Reason("both.zip").Members.Should().ContainSingle().Which.Should().Be(new MemberFailure("gone.txt", Rejection.Deleted, Why));
        (await host.Store.FindTombstoneAsync(id, TestContext.Current.CancellationToken)).Should().NotBeNull();
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Takes_a_tree_that_is_moved_in_with_old_time_stamps(string watch)
    {
        await using var host = new InboxHost(("Ingest:Watch", watch));
        await host.StartAsync();
        await host.IdleAsync();
        var tree = Path.Combine(host.Elsewhere, "archive");
        foreach (var name in new[] { "1998/march/a.txt", "1998/b.html", "c.txt" })
        {
            var path = Path.Combine(tree, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, $"<p>The story {name} is about the harbour.</p>");
            File.SetLastWriteTimeUtc(path, new DateTime(1998, 3, 1, 0, 0, 0, DateTimeKind.Utc));
        }

        Directory.Move(tree, Path.Combine(host.Inbox, "archive"));

        await InboxHost.UntilAsync(() => host.Status.Articles == 3, "three articles");
        (await host.ArticlesAsync())
            .Select(article => article.Source.Collection)
            .Should()
            .BeEquivalentTo("archive/1998/march", "archive/1998", "archive");
    }

    [Fact]
    public async Task Leaves_hidden_partial_and_system_files_alone()
    {
        await using var host = new InboxHost(("Ingest:Ignore:0", "*.bak"));
        string[] alone =
        [
            ".hidden.txt",
            "a.txt.part",
            "b.crdownload",
            "c.txt~",
            "@eaDir/d.txt",
            "Thumbs.db",
            "news/.DS_Store",
            "e.bak",
            ".git/config",
        ];
        foreach (var name in alone)
        {
            host.Drop(name, $"Not an article: {name}.");
        }

        host.Drop("story.txt", "A story.");
        await host.StartAsync();
        await host.IdleAsync();

        (await host.ArticlesAsync()).Should().ContainSingle().Which.Source.File.Should().Be("story.txt");
        host.Left().Should().BeEquivalentTo(alone);
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task Takes_what_a_slow_writer_writes_once_and_whole(string watch)
    {
        await using var host = new InboxHost(("Ingest:Watch", watch));
        await host.StartAsync();
        await host.IdleAsync();

        // Held open for longer than the quiet period, and still between the pieces.
        await using (
            var writer = new FileStream(Path.Combine(host.Inbox, "slow.txt"), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite)
        )
        {
            foreach (var piece in new[] { "The first piece. ", "The second. ", "And the third." })
            {
                await writer.WriteAsync(Encoding.UTF8.GetBytes(piece), TestContext.Current.CancellationToken);
                await writer.FlushAsync(TestContext.Current.CancellationToken);
                await Task.Delay(400, TestContext.Current.CancellationToken);
            }
        }

        await InboxHost.UntilAsync(() => host.Status.Articles > 0, "the article");
        await host.IdleAsync();

        (await host.ArticlesAsync())
            .Should()
            .ContainSingle()
            .Which.Content.Should()
            .Equal("The first piece. The second. And the third."u8.ToArray());
        host.Status.Files.Should().Be(1);
    }

    [Fact]
    public async Task Takes_a_file_renamed_into_place_without_waiting_for_it_to_be_still()
    {
        await using var host = new InboxHost(("Ingest:QuietPeriod", "00:10:00"), ("Ingest:ScanInterval", "00:10:00"));
        await host.StartAsync();
        await InboxHost.UntilAsync(() => Directory.Exists(host.Claims), "the worker looks");

        await InboxHost.UntilAsync(
            () =>
            {
                // Again and again, because nothing says from when on notifications come.
                var path = host.Drop($".{Guid.NewGuid():N}", "Renamed into place.");
                File.Move(path, Path.Combine(host.Inbox, "story.txt"), overwrite: true);
                return host.Status.Articles == 1;
            },
            "the article, long before the quiet period is over"
        );
    }

    [Fact]
    public async Task Refuses_links_and_pipes_and_does_not_look_behind_them()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Makes a pipe.");
        await using var host = new InboxHost();
        var secrets = Directory.CreateDirectory(Path.Combine(host.Elsewhere, "secrets")).FullName;
        File.WriteAllText(Path.Combine(secrets, "secret.txt"), "Not for everybody.");
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "to-file.txt"), Path.Combine(secrets, "secret.txt"));
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "to-folder"), secrets);
        File.CreateSymbolicLink(Path.Combine(host.Inbox, "to-nothing.txt"), "/nowhere");
        using (var fifo = Process.Start("mkfifo", Path.Combine(host.Inbox, "pipe.txt")))
        {
            await fifo.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await host.StartAsync();
        await host.IdleAsync();

        (await host.ArticlesAsync()).Should().BeEmpty();
        host.Reason("to-file.txt").Reason.Should().Be("symbolic-link");
        host.Reason("to-folder").Reason.Should().Be("symbolic-link");
        host.Reason("to-nothing.txt").Reason.Should().Be("symbolic-link");
        host.Reason("pipe.txt").Should().Match<FailureReason>(reason => reason.Reason == "special-file" && reason.Detail.Contains("pipe"));
        host.Left().Should().BeEmpty();
        File.ReadAllText(Path.Combine(secrets, "secret.txt")).Should().Be("Not for everybody.");
    }

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public async Task A_saved_pages_scripts_and_pictures_are_passed_over_and_moved_with_it(string watch)
    {
        await using var host = new InboxHost(("Ingest:Watch", watch));
        host.Drop("desk/Title.html", "<html><body><p>The bridge opened on Sunday.</p></body></html>");
        host.Drop("desk/Title-Dateien/script.js", "var words = 'These are words of a script and of no article.';");
        host.Drop("desk/Title-Dateien/deep/picture.png", [0x89, .. "PNG\r\n\u001A\n"u8]);
        host.Drop("tax_files/story.txt", "A folder of this name without a page has articles.");
        await host.StartAsync();
        await host.IdleAsync();

        (await host.ArticlesAsync()).Select(article => article.Source.File).Should().BeEquivalentTo("Title.html", "story.txt");
        host.Status.Rejected.Should().Be(0);
        host.Left().Should().BeEmpty();

        host.Drop("desk/Title-Dateien/late.css", "p { color: red }");
        await InboxHost.UntilAsync(() => host.Left().Length == 0, "what came after its page was filed goes to it too");
        InboxHost
            .FilesBelow(host.Processed)
            .Select(path => path[(path.IndexOf('/') + 1)..])
            .Should()
            .BeEquivalentTo(
                "desk/Title.html",
                "desk/Title-Dateien/script.js",
                "desk/Title-Dateien/deep/picture.png",
                "desk/Title-Dateien (2)/late.css",
                "tax_files/story.txt"
            );
        host.Status.Files.Should().Be(2);
    }

    [Fact]
    public async Task What_an_application_appends_to_again_and_again_is_one_article()
    {
        await using var host = new InboxHost(("Ingest:Timing:GrowthPeriod", "00:00:04"));
        await host.StartAsync();
        await host.IdleAsync();
        var path = host.Drop("growing.txt", "");

        // Opened, appended to and closed, with pauses that are longer than the quiet period.
        foreach (var piece in new[] { "The first piece. ", "The second. ", "And the third." })
        {
            await Task.Delay(700, TestContext.Current.CancellationToken);
            await File.AppendAllTextAsync(path, piece, TestContext.Current.CancellationToken);
        }

        await InboxHost.UntilAsync(() => host.Status.Files > 0, "the article");
        (await host.ArticlesAsync())
            .Should()
            .ContainSingle()
            .Which.Content.Should()
            .Equal("The first piece. The second. And the third."u8.ToArray());
    }

    [Fact]
    public async Task Duplicates_are_recorded_and_cleared()
    {
        await using var host = new InboxHost();
        host.Drop("a.txt", "The same story.");
        host.Drop("b/a.txt", "The same story.");
        await host.StartAsync();
        await host.IdleAsync();
        host.Drop("c.txt", "The same story.");
        await InboxHost.UntilAsync(() => host.Status.Files == 3, "three files");
        await host.IdleAsync();

        (await host.ArticlesAsync()).Should().ContainSingle();
        (await host.Store.CountDuplicatesAsync(TestContext.Current.CancellationToken)).Should().Be(2);
        host.Status.Duplicates.Should().Be(2);
        host.Left().Should().BeEmpty();
        InboxHost.FilesBelow(host.Processed).Should().HaveCount(3);
    }

    [Fact]
    public async Task After_delete_nothing_is_left()
    {
        await using var host = new InboxHost(("Ingest:After", "Delete"));
        host.Drop("a.txt", "A story.");
        host.Drop("empty.txt", "");
        await host.StartAsync();
        await host.IdleAsync();

        (await host.ArticlesAsync()).Should().ContainSingle();
        host.Left().Should().BeEmpty();
        InboxHost.FilesBelow(host.Processed).Should().BeEmpty();
        InboxHost.FilesBelow(host.Failed).Should().Equal("empty.txt", "empty.txt.reason.json");
    }

    [Fact]
    public async Task After_keep_files_stay_and_are_read_again_only_when_they_change()
    {
        await using var host = new InboxHost(("Ingest:After", "Keep"));
        var path = host.Drop("a.txt", "A story.");
        host.Drop("empty.txt", "");
        await host.StartAsync();
        await host.IdleAsync();
        host.Status.Files.Should().Be(2);
        host.Reason("empty.txt").Reason.Should().Be("empty");

        File.AppendAllText(path, " And more of it.");
        await InboxHost.UntilAsync(() => host.Status.Articles == 2, "the changed file as a new article");
        await host.IdleAsync();

        host.Status.Files.Should().Be(3);
        host.Left().Should().BeEquivalentTo("a.txt", "empty.txt");
    }

    [Fact]
    public async Task Takes_names_of_any_script_and_length()
    {
        string[] names =
        [
            "with spaces and 'quotes'.txt",
            "أخبار اليوم.txt",
            "ข่าววันนี้.txt",
            "💥💥.txt",
            "新闻",
            "tab\there.txt",
            "new\nline.txt",
            "percent%20.txt",
            "-rf",
            "$(touch x).txt",
            "back\\slash.txt",
            string.Concat(Enumerable.Repeat("é", 125)) + ".html",
            new string('n', 255),
        ];
        await using var host = new InboxHost();
        foreach (var name in names)
        {
            host.Drop(name, $"A story by the name of {names.IndexOf(name)}.");
        }

        await host.StartAsync();
        await host.IdleAsync();

        (await host.ArticlesAsync()).Select(article => article.Source.File).Should().BeEquivalentTo(names);
        InboxHost.FilesBelow(host.Processed).Select(Path.GetFileName).Should().BeEquivalentTo(names);
    }

    [Fact]
    public async Task A_refused_name_of_255_bytes_has_room_for_its_reason()
    {
        await using var host = new InboxHost();
        host.Drop(new string('n', 251) + ".txt", "");
        await host.StartAsync();
        await host.IdleAsync();

        InboxHost.FilesBelow(host.Failed).Should().Equal(new string('n', 239) + ".txt", new string('n', 239) + ".txt.reason.json");
    }

    [Fact]
    public async Task A_file_that_a_later_stage_refuses_ends_in_failed()
    {
        await using var host = new InboxHost();
        host.Drop("news/digits.txt", "1 2 3 4 5");
        await host.StartAsync();
        await host.IdleAsync();
        var id = (await host.ArticlesAsync()).Should().ContainSingle().Which.Id;

        await host.Publisher.PublishAsync(
            new ArticleRejected
            {
                ArticleId = id,
                Stage = Stage.Normalise,
                Reason = "no-text",
                Detail = "There are only digits in it.",
            },
            TestContext.Current.CancellationToken
        );

        await InboxHost.UntilAsync(() => InboxHost.FilesBelow(host.Failed).Length == 2, "the file and its reason in failed/");
        host.Reason("news/digits.txt").Should().Match<FailureReason>(reason => reason.Reason == "no-text" && reason.ArticleId == id);
        InboxHost.FilesBelow(host.Processed).Should().BeEmpty();
    }

    [Fact]
    public async Task Takes_up_the_claims_of_a_dead_worker_under_their_own_ids()
    {
        await using var host = new InboxHost();
        await host.StartAsync();
        await host.IdleAsync();
        host.Drop("saved before the crash.txt", "Saved.");
        await InboxHost.UntilAsync(() => host.Status.Files == 1, "the first");
        var saved = (await host.ArticlesAsync()).Single();
        await host.StopAsync();

        // As the crash left it: the article is saved under its claim, the file still claimed; another one just claimed; a link just
        // claimed; a claim without a file.
        const string dead = "gone-00000000-999999-1f-1";
        Claimed(dead, saved.Source.Claim, "saved before the crash.txt", "Saved.");
        Claimed(dead, $"{dead}-7", "news/only claimed.txt", "Only claimed.");
        Directory.CreateDirectory(Path.Combine(host.Claims, dead, $"{dead}-8"));
        Directory.CreateDirectory(Path.Combine(host.Claims, dead, $"{dead}-9"));
        File.CreateSymbolicLink(
            Path.Combine(host.Claims, dead, $"{dead}-9", "link"),
            Directory.CreateDirectory(Path.Combine(host.Elsewhere, "outside")).FullName
        );
        File.WriteAllText(Path.Combine(host.Elsewhere, "outside", "secret.txt"), "A secret.");
        await host.StartAsync();
        await InboxHost.UntilAsync(() => host.Status.Files == 3, "three claims taken up");
        await host.IdleAsync();

        var articles = await host.ArticlesAsync();
        articles
            .Select(article => (article.Source.Collection, article.Source.File))
            .Should()
            .BeEquivalentTo([("", "saved before the crash.txt"), ("news", "only claimed.txt")]);
        (await host.Store.CountDuplicatesAsync(TestContext.Current.CancellationToken)).Should().Be(0);
        host.Published.Ids.Where(id => id == saved.Id).Should().HaveCount(2, "nobody knows whether the first message was confirmed");
        host.Reason("link").Reason.Should().Be("symbolic-link");
        Directory.Exists(Path.Combine(host.Claims, dead)).Should().BeFalse();

        void Claimed(string owner, string claim, string name, string content)
        {
            var path = Path.Combine(host.Claims, owner, claim, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, content);
        }
    }

    [Fact]
    public async Task Does_not_take_the_claims_of_a_worker_that_lives()
    {
        await using var host = new InboxHost();
        var owner = Path.Combine(host.Claims, "elsewhere-00000000-1-1f-1");
        Directory.CreateDirectory(Path.Combine(owner, "claim"));
        File.WriteAllText(Path.Combine(owner, "claim", "a.txt"), "Being worked on.");
        await host.StartAsync();

        for (var beat = 0; beat < 30; beat++)
        {
            File.WriteAllText(Path.Combine(owner, "alive"), $"{beat}");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        host.Status.Files.Should().Be(0);
        await InboxHost.UntilAsync(() => host.Status.Files == 1, "the claim is taken up once the signs of life end");
    }

    [Fact]
    public async Task Two_hosts_one_after_the_other_do_not_take_each_others_drops_for_repeats()
    {
        await using var host = new InboxHost();
        await host.StartAsync();
        host.Drop("a.txt", "The same story.");
        await InboxHost.UntilAsync(() => host.Status.Files == 1, "the first");
        await host.StopAsync();
        await host.StartAsync();
        host.Drop("a.txt", "The same story.");
        await InboxHost.UntilAsync(() => host.Status.Files == 1, "the second");

        host.Status.Duplicates.Should().Be(1);
    }

    [Fact]
    public async Task Archives_that_fill_the_memory_budget_do_not_wait_for_each_other()
    {
        await using var host = new InboxHost(("Ingest:MemoryBudget", "16777216"), ("Ingest:Concurrency", "64"));
        for (var i = 0; i < 48; i++)
        {
            var story = Encoding.UTF8.GetBytes(
                $"Story {i}. " + string.Concat(Enumerable.Repeat($"The harbour of town {i} reopened. ", 16_000))
            );
            host.Drop(
                $"{i}.zip",
                Archives.Zip(System.IO.Compression.CompressionLevel.NoCompression, ("a.txt", story), ("b.txt", [.. story, .. " More."u8]))
            );
        }

        await host.StartAsync();
        await host.IdleAsync();

        host.Status.Articles.Should().Be(96);
    }

    [Fact]
    public async Task A_file_that_may_not_be_read_is_reported_and_stops_nobody()
    {
        Assert.SkipWhen(!OperatingSystem.IsLinux() || Environment.UserName == "root", "Permissions do not bind root.");
        await using var host = new InboxHost();
        (await RunAsync("chmod", "000", host.Drop("secret.txt", "Not for Ingest."))).Should().Be(0);
        host.Drop("story.txt", "A story.");
        await host.StartAsync();
        await host.IdleAsync();

        host.Status.Articles.Should().Be(1);
        host.Status.Faulted.Should().Be(1);
        host.Reason("secret.txt")
            .Should()
            .Match<FailureReason>(reason => reason.Reason == "no-permission" && reason.Detail.Contains("chmod"));
    }

    [Fact]
    public async Task A_full_disk_pauses_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Mounts a small file system.");
        await using var host = new InboxHost();
        Assert.SkipUnless(
            await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m,nr_inodes=64", "tmpfs", host.Inbox) == 0,
            "No file system may be mounted here."
        );
        try
        {
            await host.StartAsync();
            await host.IdleAsync();
            var filler = 0;
            try
            {
                for (; ; filler++)
                {
                    File.WriteAllText(Path.Combine(host.Inbox, $".filler{filler}"), "");
                }
            }
            catch (IOException)
            {
                // No room for another name.
            }

            File.Move(Path.Combine(host.Inbox, ".filler0"), Path.Combine(host.Inbox, "story.txt"));
            File.WriteAllText(Path.Combine(host.Inbox, "story.txt"), "A story.");
            await InboxHost.UntilAsync(() => host.Status.Paused is not null, "it says that it is paused");
            host.Status.Paused.Should().Contain("disk is full");
            host.Status.Files.Should().Be(0);

            for (var i = 1; i < filler; i++)
            {
                File.Delete(Path.Combine(host.Inbox, $".filler{i}"));
            }

            await InboxHost.UntilAsync(() => host.Status.Articles == 1 && host.Status.Paused is null, "it goes on by itself");
            await host.StopAsync();
        }
        finally
        {
            await RunAsync("umount", "-l", host.Inbox);
        }
    }

    private static async Task<int> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }
}
