using Microsoft.Extensions.DependencyInjection;
using Pipeline.Contracts;
using Pipeline.Inbox;
using Pipeline.Search.Operations;

namespace Pipeline.Search.Tests;

/// <summary>What a person does about failures.</summary>
public sealed class FailureHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_set_aside_waits_for_nobody_until_it_is_brought_back()
    {
        await using var search = await SearchHost.StartAsync();
        var (handler, reader) = Desk(search);
        await RefuseAsync(search, "a", "binary");
        await RefuseAsync(search, "b", "binary");
        await RefuseAsync(search, "c", "empty");

        (await handler.SetAsideAsync(new FailureChoice(Stage.Ingest, "binary"), "tester", "known", Token)).Done.Should().Be(2);

        (await reader.ReadAsync(Token)).Select(group => group.Reason).Should().Equal("empty");
        var aside = (await reader.ReadAsync(Token, aside: true)).Single();
        (aside.Count, aside.Examples[0].Handled!.By, aside.Examples[0].Handled!.Note).Should().Be((2, "tester", "known"));
        (await handler.BringBackAsync(new FailureChoice(Stage.Ingest, "binary", Articles.Id("a")), Token)).Done.Should().Be(1);
        (await reader.ReadAsync(Token)).Sum(group => group.Count).Should().Be(2);
    }

    [Fact]
    public async Task A_refused_file_goes_back_into_the_folder_that_it_was_dropped_in()
    {
        await using var search = await SearchHost.StartAsync();
        var (handler, _) = Desk(search);
        var content = "no article"u8.ToArray();
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        var failed = Directory.CreateDirectory(Path.Combine(search.Inbox, "failed", "wire")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(failed, "x.pdf"), content, Token);
        await File.WriteAllTextAsync(Path.Combine(failed, "x.pdf" + ReasonFile.Ending), "{}", Token);
        await search.Store.RejectAsync(Rejected(id, "truncated") with { File = "wire/x.pdf" }, Token);

        (await handler.TryAgainAsync(new FailureChoice(Stage.Ingest, Id: id), "tester", null, Token)).Done.Should().Be(1);

        File.Exists(Path.Combine(search.Inbox, "wire", "x.pdf")).Should().BeTrue();
        Directory.EnumerateFiles(failed).Should().BeEmpty();
        (await search.Store.FindRejectionsAsync(id, Token)).Single().Handled!.Action.Should().Be(HandlingNote.TriedAgain);
    }

    [Theory]
    [InlineData("../outside.txt")]
    [InlineData("/etc/outside.txt")]
    [InlineData("wire/../../outside.txt")]
    public async Task A_name_out_of_the_store_leads_nowhere_outside(string file)
    {
        await using var search = await SearchHost.StartAsync();
        var content = "private"u8.ToArray();
        var id = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content));
        Directory.CreateDirectory(Path.Combine(search.Inbox, "failed"));
        await File.WriteAllBytesAsync(Path.Combine(search.Inbox, "outside.txt"), content, Token);
        await search.Store.RejectAsync(Rejected(id, "binary") with { File = file }, Token);

        var (handler, _) = Desk(search);
        var handled = await handler.TryAgainAsync(new FailureChoice(Stage.Ingest, Id: id), "tester", null, Token);

        (handled.Done, handled.Left).Should().Be((0, 1));
        File.Exists(Path.Combine(search.Inbox, "outside.txt")).Should().BeTrue();
        (await search.Store.FindRejectionsAsync(id, Token)).Single().Handled.Should().BeNull("nothing was sent");
    }

    [Fact]
    public async Task Faults_of_this_process_are_grouped_by_exception_and_go_when_they_are_done()
    {
        await using var search = await SearchHost.StartAsync();
        var (handler, reader) = Desk(search);
        var desk = (LocalFaultDesk)search.Services.GetRequiredService<IFaultDesk>();
        var message = new ArticleNormalised { ArticleId = Articles.Id("a") };

        desk.Faulted(Stage.Classify, message, new InvalidOperationException("the model is damaged"));
        desk.Faulted(Stage.Classify, new ArticleNormalised { ArticleId = Articles.Id("b") }, new InvalidOperationException("again"));

        var group = (await reader.ReadAsync(Token)).Single();
        (group.Reason, group.Count, group.IsFault).Should().Be(("InvalidOperationException", 2, true));
        await handler.SetAsideAsync(new FailureChoice(Stage.Classify, Id: Articles.Id("b")), "tester", null, Token);
        (await reader.ReadAsync(Token)).Single().Count.Should().Be(1);
        desk.Done(Stage.Classify, message);
        (await reader.ReadAsync(Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_long_group_pages_and_says_what_it_is()
    {
        await using var search = await SearchHost.StartAsync();
        for (var i = 0; i < 60; i++)
        {
            await RefuseAsync(search, $"seed {i}", "binary");
        }

        (await search.TextAsync("/failures")).Should().Contain("/failures/Ingest/binary").And.Contain("All 60");
        var first = await search.TextAsync("/failures/Ingest/binary");
        var second = await search.TextAsync("/failures/Ingest/binary?page=2");

        first.Should().Contain("Page 1 of 2").And.Contain("rel=\"next\"");
        second.Should().Contain("Page 2 of 2").And.NotContain("rel=\"next\"");
        System.Text.RegularExpressions.Regex.Count(first + second, "name=\"id\"").Should().Be(120, "each once, with two buttons");
    }

    private static (FailureHandler Handler, FailureReader Reader) Desk(SearchHost search) =>
        (search.Services.GetRequiredService<FailureHandler>(), search.Services.GetRequiredService<FailureReader>());

    private static Task RefuseAsync(SearchHost search, string seed, string reason) =>
        search.Store.RejectAsync(Rejected(Articles.Id(seed), reason) with { File = seed + ".txt" }, Token);

    private static Rejection Rejected(string id, string reason) =>
        new()
        {
            ArticleId = id,
            Stage = Stage.Ingest,
            Reason = reason,
            Detail = "Something was found.",
            At = Articles.Noon,
        };
}
