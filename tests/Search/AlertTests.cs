using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Search.Alerts;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>Saved searches tell of what is new, once, to where an operator allows.</summary>
public sealed class AlertTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_match_is_sent_signed_and_an_old_one_or_the_same_again_is_not()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var search = await StartAsync(receiver);
        await search.SaveAsync(
            Fresh("before", "The ferry strike goes on.") with
            {
                TakenAt = Articles.Noon,
                Stamp = Articles.StampAt(Articles.Noon),
            }
        );
        var saved = await SaveAsync(search, "ferry", receiver.Address + "/hook");

        var first = Fresh("first", "A ferry sank.");
        await search.SaveAsync(first, Fresh("other", "Nothing of the kind."));
        await Eventually.HoldsAsync(() => receiver.Got.Should().HaveCount(1));
        await search.SaveAsync(first with { Stamp = Articles.StampAt(DateTimeOffset.UtcNow.AddMinutes(1)) }); // as a later version made it
        await search.SaveAsync(Fresh("second", "Another ferry sank."));
        await Eventually.HoldsAsync(() => receiver.Got.Should().HaveCount(2));

        receiver.Got.SelectMany(IdsOf).Should().Equal(Articles.Id("first"), Articles.Id("second"));
        var message = receiver.Got.First();
        message.Path.Should().Be("/hook");
        var key = Convert.FromBase64String(saved.GetProperty("secret").GetString()!["whsec_".Length..]);
        var signed = Encoding.UTF8.GetBytes($"{message.Id}.{message.Timestamp}.{Encoding.UTF8.GetString(message.Body)}");
        message.Signature.Should().Be("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)));
        using var body = JsonDocument.Parse(message.Body);
        body.RootElement.GetProperty("search").GetProperty("query").GetString().Should().Be("ferry");
        body.RootElement.GetProperty("articles")[0].GetProperty("path").GetString().Should().Be($"/articles/{Articles.Id("first")}");
    }

    [Fact]
    public async Task Of_several_instances_one_sends()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var one = await StartAsync(receiver);
        await using var two = await StartAsync(receiver, ("Store:Path", one.StorePath));
        await SaveAsync(one, "ferry", receiver.Address);

        for (var i = 0; i < 20; i++)
        {
            var article = Fresh($"{i}", $"Ferry number {i} sank.");
            await one.SaveAsync(article);
            await two.Model.ChangedAsync(article.Id, Token);
        }

        await Eventually.HoldsAsync(() => receiver.Got.SelectMany(IdsOf).Distinct().Should().HaveCount(20));
        receiver.Got.SelectMany(IdsOf).Should().HaveCount(20);
    }

    [Fact]
    public async Task What_no_message_told_of_is_found_by_comparing()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var search = await StartAsync(receiver, ("Search:Reconcile", "00:00:01"));
        await SaveAsync(search, "ferry", receiver.Address);

        await search.Store.SaveAsync(Fresh("quiet", "A ferry sank in silence."), Token);

        await Eventually.HoldsAsync(() => receiver.Got.SelectMany(IdsOf).Should().Equal(Articles.Id("quiet")));
    }

    [Fact]
    public async Task A_receiver_that_stumbles_gets_it_again_with_the_same_id()
    {
        await using var receiver = await Receiver.StartAsync(503);
        await using var search = await StartAsync(receiver);
        var id = (await SaveAsync(search, "ferry", receiver.Address)).GetProperty("id").GetString()!;

        await search.SaveAsync(Fresh("a", "A ferry sank."));

        await Eventually.HoldsAsync(async () => (await AlertAsync(search, id)).TryGetProperty("sentAt", out _).Should().BeTrue());
        receiver.Got.Should().HaveCount(2);
        receiver.Got.Select(message => message.Id).Distinct().Should().ContainSingle();
    }

    [Theory]
    [InlineData(302, "redirects are not followed")]
    [InlineData(404, "answered 404")]
    public async Task What_is_refused_or_sent_elsewhere_is_put_off_and_says_why(int status, string why)
    {
        await using var receiver = await Receiver.StartAsync(status);
        await using var search = await StartAsync(receiver);
        var id = (await SaveAsync(search, "ferry", receiver.Address)).GetProperty("id").GetString()!;

        await search.SaveAsync(Fresh("a", "A ferry sank."));

        await Eventually.HoldsAsync(async () => (await AlertAsync(search, id)).GetProperty("fault").GetString().Should().Contain(why));
        var alert = await AlertAsync(search, id);
        alert.GetProperty("attempts").GetInt32().Should().Be(1);
        alert.GetProperty("nextAttempt").GetDateTimeOffset().Should().BeAfter(DateTimeOffset.UtcNow);
        receiver.Got.Should().ContainSingle().Which.Path.Should().Be("/");
    }

    [Fact]
    public async Task The_feed_has_what_came_last_first_however_old_it_is_and_then_what_was_there()
    {
        await using var search = await StartAsync(null);
        await search.SaveAsync(
            Fresh("was there", "A ferry of old.").On("2024-05-01") with
            {
                TakenAt = Articles.Noon,
                Stamp = Articles.StampAt(Articles.Noon),
            }
        );
        var saved = await SaveAsync(search, "ferry", null, "Ships & more");
        await search.SaveAsync(Fresh("old news", "A ferry long ago.").On("1998-01-01"));

        await Eventually.HoldsAsync(async () =>
        {
            var feed = System.Xml.Linq.XDocument.Parse(await search.TextAsync(saved.GetProperty("feed").GetString()!));
            System.Xml.Linq.XNamespace atom = "http://www.w3.org/2005/Atom";
            feed.Root!.Element(atom + "title")!.Value.Should().Be("Ships & more");
            feed.Root.Elements(atom + "entry")
                .Select(entry => entry.Element(atom + "title")!.Value)
                .Should()
                .Equal("old news", "was there");
        });
    }

    [Fact]
    public async Task Are_listed_shown_and_deleted_with_the_key_for_operators_alone()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var search = await StartAsync(receiver, ("Search:ApiKey", "an-operators-key"), ("Search:ReaderKey", "a-readers-key"));
        (string, string) operators = ("X-Api-Key", "an-operators-key"),
            readers = ("X-Api-Key", "a-readers-key");
        using var refused = await PostAsync(search, new SearchToSave("ferry"), readers);
        using var saved = await PostAsync(search, new SearchToSave("ferry", "Ships", receiver.Address), operators);
        saved.StatusCode.Should().Be(HttpStatusCode.Created);
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        var path = saved.Headers.Location!.OriginalString;

        (await BodyAsync(search, HttpMethod.Get, path, operators)).Should().Contain("whsec_").And.Contain("\"webhook\"");
        (await BodyAsync(search, HttpMethod.Get, path, readers)).Should().NotContain("whsec_").And.NotContain("\"webhook\"");
        (await BodyAsync(search, HttpMethod.Get, "/api/searches", readers)).Should().Contain("Ships").And.NotContain("whsec_");
        using var denied = await search.SendAsync(HttpMethod.Delete, path, readers);
        using var deleted = await search.SendAsync(HttpMethod.Delete, path, operators);
        using var again = await search.SendAsync(HttpMethod.Delete, path, operators);

        (denied.StatusCode, deleted.StatusCode, again.StatusCode)
            .Should()
            .Be((HttpStatusCode.Forbidden, HttpStatusCode.NoContent, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_feed_reader_gets_in_by_the_key_as_its_password()
    {
        await using var search = await StartAsync(null, ("Search:ApiKey", "an-operators-key"), ("Search:ReaderKey", "a-readers-key"));

        using var asked = await search.SendAsync(HttpMethod.Get, "/feed.atom?q=ferry");
        using var wrong = await search.SendAsync(HttpMethod.Get, "/feed.atom?q=ferry", Basic("me:wrong"));
        using var torn = await search.SendAsync(HttpMethod.Get, "/feed.atom?q=ferry", ("Authorization", "Basic !"));
        using var right = await search.SendAsync(HttpMethod.Get, "/feed.atom?q=ferry", Basic("me:a-readers-key"));

        asked.Headers.WwwAuthenticate.ToString().Should().StartWith("Basic realm=");
        (asked.StatusCode, wrong.StatusCode, torn.StatusCode, right.StatusCode)
            .Should()
            .Be((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK));
    }

    [Theory]
    [InlineData("tpoic:conflict", null, "tpoic")]
    [InlineData("ferry", "https://elsewhere.example/", "not be sent to")]
    [InlineData("ferry", "http://127.0.0.1:1/", "not be sent to")]
    [InlineData("ferry", "http://[::1]/", "not be sent to")]
    [InlineData("ferry", "file:///etc/passwd", "not be sent to")]
    [InlineData("", null, "name")]
    public async Task What_cannot_be_understood_or_may_not_be_sent_is_not_saved(string query, string? webhook, string why)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var search = await StartAsync(receiver);

        using var answer = await PostAsync(search, new SearchToSave(query, null, webhook));

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync(Token)).Should().Contain(why);
        (await search.Store.Searches.ListAsync(Token)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://hooks.example/news", true)]
    [InlineData("https://hooks.example/news/1?x=y", true)]
    [InlineData("https://HOOKS.example:443/news/", true)]
    [InlineData("https://hooks.example/newspaper", false)]
    [InlineData("https://hooks.example/", false)]
    [InlineData("https://hooks.example/news/../admin", false)]
    [InlineData("https://hooks.example/news/%2e%2e/admin", false)]
    [InlineData("https://hooks.example/news/%2E%2E%2Fadmin", false)]
    [InlineData("http://hooks.example/news", false)]
    [InlineData("https://hooks.example:8443/news", false)]
    [InlineData("https://hooks.example.evil/news", false)]
    [InlineData("https://user@hooks.example/news", false)]
    [InlineData("http://10.1.2.3:9000/anything", true)]
    [InlineData("http://10.1.2.4:9000/anything", false)]
    public void An_address_is_allowed_by_its_beginning(string address, bool allowed) => Allowed().Allows(address).Should().Be(allowed);

    [Theory]
    [InlineData("hooks.example", "203.0.113.9", true)]
    [InlineData("hooks.example", "2a00::1", true)]
    [InlineData("hooks.example", "127.0.0.1", false)]
    [InlineData("hooks.example", "::1", false)]
    [InlineData("hooks.example", "::ffff:127.0.0.1", false)]
    [InlineData("hooks.example", "64:ff9b::7f00:1", false)]
    [InlineData("hooks.example", "169.254.169.254", false)]
    [InlineData("hooks.example", "10.1.2.3", false)]
    [InlineData("hooks.example", "192.168.0.1", false)]
    [InlineData("hooks.example", "fd00::1", false)]
    [InlineData("hooks.example", "fe80::1", false)]
    [InlineData("hooks.example", "0.0.0.0", false)]
    [InlineData("hooks.example", "172.20.1.1", true)] // its network is named
    [InlineData("10.1.2.3", "10.1.2.3", true)]
    [InlineData("localhost", "127.0.0.1", true)]
    [InlineData("localhost", "10.1.2.3", false)]
    public void A_name_leads_to_public_addresses_unless_a_private_one_is_named(string host, string address, bool allowed) =>
        Allowed().MayConnect(host, IPAddress.Parse(address)).Should().Be(allowed);

    private static AllowedAddresses Allowed() =>
        new(
            Options.Create(
                new SearchOptions
                {
                    Alerts = new AlertOptions
                    {
                        Addresses = ["https://hooks.example/news", "http://10.1.2.3:9000"],
                        Networks = ["172.20.0.0/16"],
                    },
                }
            )
        );

    private static Task<SearchHost> StartAsync(Receiver? receiver, params (string Key, string Value)[] settings)
    {
        var all = settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value);
        if (receiver is not null)
        {
            all["Search:Alerts:Addresses:0"] = receiver.Address;
        }

        return SearchHost.StartAsync(all);
    }

    private static IndexedArticle Fresh(string seed, string text) =>
        Articles.Make(seed, text) with
        {
            TakenAt = DateTimeOffset.UtcNow,
            Stamp = Articles.StampAt(DateTimeOffset.UtcNow),
        };

    private static async Task<JsonElement> SaveAsync(SearchHost search, string query, string? webhook, string? name = null)
    {
        using var answer = await PostAsync(search, new SearchToSave(query, name, webhook));
        answer.StatusCode.Should().Be(HttpStatusCode.Created);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Token);
    }

    private static async Task<HttpResponseMessage> PostAsync(
        SearchHost search,
        SearchToSave request,
        params (string Name, string Value)[] headers
    )
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/searches") { Content = JsonContent.Create(request) };
        foreach (var (name, value) in headers)
        {
            message.Headers.Add(name, value);
        }

        return await search.Client.SendAsync(message, Token);
    }

    private static (string, string) Basic(string credentials) =>
        ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));

    private static async Task<JsonElement> AlertAsync(SearchHost search, string id)
    {
        using var alerts = JsonDocument.Parse(await search.TextAsync($"/api/searches/{id}/alerts"));
        return alerts.RootElement.EnumerateArray().Should().ContainSingle().Subject.Clone();
    }

    private static async Task<string> BodyAsync(SearchHost search, HttpMethod method, string path, (string, string) key)
    {
        using var answer = await search.SendAsync(method, path, key);
        return await answer.Content.ReadAsStringAsync(Token);
    }

    private static IEnumerable<string> IdsOf(Receiver.Delivered message)
    {
        using var body = JsonDocument.Parse(message.Body);
        return [.. body.RootElement.GetProperty("articles").EnumerateArray().Select(article => article.GetProperty("id").GetString()!)];
    }
}
