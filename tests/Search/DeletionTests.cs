using System.Net;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>An article out of everything, at an operator's asking.</summary>
public sealed class DeletionTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("A story that is to go.");
    private static readonly string Id = Convert.ToHexStringLower(SHA256.HashData(Content));

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_gone_from_index_store_and_inbox_and_leaves_a_tombstone()
    {
        await using var search = await SearchHost.StartAsync();
        await SaveAsync(search);
        var day = Directory.CreateDirectory(Path.Combine(search.Inbox, "processed", "2026-11-25", "wire")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(day, "story.txt"), Content, Token);
        await File.WriteAllBytesAsync(Path.Combine(day, "the same under another name"), Content, Token);
        await File.WriteAllBytesAsync(Path.Combine(day, "story (2).txt"), "Of its length, other b"u8.ToArray(), Token);

        using var answer = await search.SendAsync(HttpMethod.Delete, $"/api/articles/{Id[..8]}");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        (await answer.Content.ReadAsStringAsync(Token)).Should().Be($$"""{"id":"{{Id}}","files":2}""");
        await Eventually.HoldsAsync(() => search.Model.Index!.Find(Id).Should().BeNull());
        (await search.Store.FindAsync<RawArticle>(Id, Token)).Should().BeNull();
        (await search.Store.FindTombstoneAsync(Id, Token))!.Detail.Should().Contain("by an operator at 127.0.0.1");
        Directory.EnumerateFiles(day).Select(Path.GetFileName).Should().Equal("story (2).txt");
    }

    [Fact]
    public async Task Again_it_changes_nothing_and_what_is_not_there_is_not_found()
    {
        await using var search = await SearchHost.StartAsync();
        await SaveAsync(search);
        (await search.SendAsync(HttpMethod.Delete, $"/api/articles/{Id}")).Dispose();
        var tombstone = await search.Store.FindTombstoneAsync(Id, Token);

        using var again = await search.SendAsync(HttpMethod.Delete, $"/api/articles/{Id}");
        using var none = await search.SendAsync(HttpMethod.Delete, $"/api/articles/{Articles.Id("none")}");

        (again.StatusCode, none.StatusCode).Should().Be((HttpStatusCode.OK, HttpStatusCode.NotFound));
        (await search.Store.FindTombstoneAsync(Id, Token)).Should().BeEquivalentTo(tombstone);
    }

    [Fact]
    public async Task A_reader_may_not()
    {
        await using var search = await SearchHost.StartAsync(
            new() { ["Search:ApiKey"] = "an-operators-key", ["Search:ReaderKey"] = "a-readers-key" }
        );
        await SaveAsync(search);

        foreach (var (method, path) in new[] { (HttpMethod.Delete, $"/api/articles/{Id}"), (HttpMethod.Post, $"/articles/{Id}/delete") })
        {
            using var answer = await search.SendAsync(method, path, ("X-Api-Key", "a-readers-key"));
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }

        (await search.Store.FindAsync<RawArticle>(Id, Token)).Should().NotBeNull();
    }

    private static async Task SaveAsync(SearchHost search)
    {
        await search.Store.SaveAsync(
            new RawArticle
            {
                Id = Id,
                Content = Content,
                MediaType = "text/plain",
                Source = new Provenance { File = "story.txt", Size = Content.Length },
            },
            Token
        );
        await search.SaveAsync(Articles.Make("a") with { Id = Id });
    }
}
