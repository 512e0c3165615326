using System.Net;
using Microsoft.Extensions.Configuration;
using Pipeline.Search.Access;
using Pipeline.Tests.Support;

namespace Pipeline.Search.Tests;

/// <summary>Who may.</summary>
public sealed class AccessTests
{
    private const string Key = "operator-key-of-the-test";
    private const string ReaderKey = "reader-key-of-the-test";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost", 200)]
    [InlineData("127.0.0.1:8080", 200)]
    [InlineData("[::1]:8080", 200)]
    [InlineData("192.168.1.7", 200)]
    [InlineData("news.example", 200)]
    [InlineData("rebound.example", 421)]
    [InlineData("localhost.rebound.example", 421)]
    [InlineData("127.0.0.1.rebound.example", 421)]
    public async Task Answers_to_loopback_names_addresses_and_named_hosts_alone(string host, int status)
    {
        await using var search = await SearchHost.StartAsync(new() { ["Search:Hosts:0"] = "news.example" });

        using var page = await search.SendAsync(HttpMethod.Get, "/", ("Host", host));
        using var api = await search.SendAsync(HttpMethod.Get, "/api/search", ("Host", host));

        ((int)page.StatusCode, (int)api.StatusCode).Should().Be((status, status));
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Referer", "https://elsewhere.example/page")]
    [InlineData("Referer", "about:blank")]
    public async Task Nothing_is_changed_at_another_sites_asking(string header, string value)
    {
        await using var search = await SearchHost.StartAsync();

        foreach (var path in new[] { "/uploads", "/api/replay?id=x", "/failures/again", "/login", "/logout" })
        {
            using var answer = await search.SendAsync(HttpMethod.Post, path, (header, value));
            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, path);
        }

        Directory.EnumerateFileSystemEntries(search.Inbox).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("Origin", "{own}")]
    [InlineData("Referer", "{own}/failures")]
    [InlineData("X-Program", "curl")]
    public async Task Its_own_pages_and_programs_may(string header, string value)
    {
        await using var search = await SearchHost.StartAsync();

        using var answer = await search.SendAsync(
            HttpMethod.Post,
            "/logout",
            (header, value.Replace("{own}", search.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))
        );

        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", false)]
    [InlineData("http://*:8080", false)]
    [InlineData("http://[::]:8080", false)]
    [InlineData("http://127.0.0.1:8080;http://10.0.0.7:8080", false)]
    [InlineData("http://127.0.0.1:8080;http://localhost:8081;http://[::1]:8082", true)]
    public void Bound_to_more_than_this_machine_it_needs_a_key_or_to_be_open_aloud(string urls, bool fine)
    {
        var rule = new OpenBindingRule(new ConfigurationBuilder().AddInMemoryCollection([new("urls", urls)]).Build());

        rule.Validate(null, new SearchOptions()).Succeeded.Should().Be(fine);
        rule.Validate(null, new SearchOptions { ApiKey = Key }).Succeeded.Should().BeTrue();
        rule.Validate(null, new SearchOptions { Open = true }).Succeeded.Should().BeTrue();
        rule.Validate(null, new SearchOptions { ReaderKey = Key }).Succeeded.Should().Be(fine, "a reader's key lets nobody operate");
    }

    [Theory]
    [InlineData("http_ports", "8080")]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://+:80")]
    public void Whichever_setting_binds_it_is_looked_at(string setting, string value)
    {
        var rule = new OpenBindingRule(new ConfigurationBuilder().AddInMemoryCollection([new(setting, value)]).Build());

        rule.Validate(null, new SearchOptions()).Failed.Should().BeTrue();
    }

    [Fact]
    public async Task A_key_opens_what_its_role_may()
    {
        await using var search = await SearchHost.StartAsync(new() { ["Search:ApiKey"] = Key, ["Search:ReaderKey"] = ReaderKey });

        (await StatusAsync(search, HttpMethod.Get, "/api/search")).Should().Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(search, HttpMethod.Get, "/api/search", ("Authorization", "Bearer wrong")))
            .Should()
            .Be(HttpStatusCode.Unauthorized);
        (await StatusAsync(search, HttpMethod.Get, "/api/search", ("Authorization", $"Bearer {ReaderKey}"))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(search, HttpMethod.Get, "/api/search", ("X-Api-Key", Key))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(search, HttpMethod.Post, "/api/replay", ("X-Api-Key", ReaderKey))).Should().Be(HttpStatusCode.Forbidden);
        (await StatusAsync(search, HttpMethod.Post, "/api/replay", ("X-Api-Key", Key)))
            .Should()
            .Be(HttpStatusCode.BadRequest, "it names no article");
        (await StatusAsync(search, HttpMethod.Post, "/uploads", ("X-Api-Key", ReaderKey))).Should().Be(HttpStatusCode.Forbidden);
        foreach (
            var path in new[]
            {
                "/",
                "/pipeline",
                "/articles/abcdef/original",
                "/api/export.csv",
                "/feed.atom",
                "/api/openapi.json",
                "/failures/abcdef/file",
            }
        )
        {
            (await StatusAsync(search, HttpMethod.Get, path)).Should().Be(HttpStatusCode.Unauthorized, path);
        }
    }

    [Fact]
    public async Task A_login_gives_a_cookie_that_no_script_and_no_other_site_gets()
    {
        await using var search = await SearchHost.StartAsync(new() { ["Search:ApiKey"] = Key, ["Search:ReaderKey"] = ReaderKey });

        using var asked = await search.SendAsync(HttpMethod.Get, "/?q=x", ("Accept", "text/html"));
        asked.Headers.Location!.ToString().Should().Be("/login?next=%2F%3Fq%3Dx");
        using var wrong = await LogInAsync(search, "wrong");
        wrong.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        using var right = await LogInAsync(search, ReaderKey, "//elsewhere.example");
        right.Headers.Location!.ToString().Should().Be("/", "another host is nowhere to go on to");
        var cookie = right.Headers.GetValues("Set-Cookie").Single();
        cookie.Should().Contain("httponly").And.Contain("samesite=strict");
        var session = cookie.Split(';')[0];

        (await StatusAsync(search, HttpMethod.Get, "/api/search", ("Cookie", session))).Should().Be(HttpStatusCode.OK);
        (await StatusAsync(search, HttpMethod.Post, "/api/replay", ("Cookie", session))).Should().Be(HttpStatusCode.Forbidden);
        (
            await StatusAsync(
                search,
                HttpMethod.Get,
                "/api/search",
                ("Cookie", session.Replace("Reader", "Operator", StringComparison.Ordinal))
            )
        )
            .Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Guessing_keys_is_slowed_down()
    {
        await using var search = await SearchHost.StartAsync(new() { ["Search:ApiKey"] = Key });

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 12; i++)
        {
            using var answer = await LogInAsync(search, $"guess {i}");
            answers.Add(answer.StatusCode);
        }

        answers.Should().EndWith([HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests]);
    }

    [Fact]
    public async Task Every_answer_says_that_it_is_private_and_runs_no_foreign_code()
    {
        await using var search = await SearchHost.StartAsync();
        foreach (var path in new[] { "/", "/pipeline", "/articles/none00", "/style.css", "/upload" })
        {
            using var answer = await search.SendAsync(HttpMethod.Get, path, ("Accept", "text/html"));
            answer.Headers.CacheControl!.ToString().Should().Be("no-store, private", path);
            answer.Headers.GetValues("Referrer-Policy").Should().Equal("same-origin");
            answer
                .Headers.GetValues("Content-Security-Policy")
                .Single()
                .Should()
                .Contain("default-src 'none'")
                .And.NotContain("unsafe")
                .And.NotContain("http");
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        }
    }

    [Fact]
    public async Task An_upload_that_breaks_off_is_the_senders_fault()
    {
        await using var search = await SearchHost.StartAsync();

        var answer = await search.RawAsync(
            "POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\nAccept: application/json\r\n\r\n"
                + "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.txt\"\r\n\r\nHalf of it",
            breakOff: true
        );

        answer.Should().BeOneOf("HTTP/1.1 400 Bad Request", ""); // nobody may be there to hear it
        await Eventually.HoldsAsync(() => Directory.EnumerateFileSystemEntries(search.Inbox).Should().BeEmpty());
    }

    [Fact]
    public async Task A_request_is_bounded_before_it_is_read_and_what_is_too_many_is_said_once()
    {
        await using var search = await SearchHost.StartAsync(new() { ["Search:MaxRequestBytes"] = "100000", ["Search:MaxFiles"] = "2" });

        (
            await search.RawAsync(
                "POST /uploads HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 1099511627776\r\n\r\n"
            )
        )
            .Should()
            .StartWith("HTTP/1.1 413");
        using var form = new MultipartFormDataContent();
        for (var i = 0; i < 200; i++)
        {
            form.Add(new StringContent("x"), "files", $"{i}.txt");
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads") { Content = form };
        request.Headers.Accept.ParseAdd("application/json");
        using var answer = await search.Client.SendAsync(request, Token);
        var text = await answer.Content.ReadAsStringAsync(Token);
        text.Length.Should().BeLessThan(2_000);
        text.Should().Contain("At most 2 files").And.NotContain("3.txt");
        Directory.EnumerateFiles(search.Inbox).Should().HaveCount(2);
    }

    [Fact]
    public async Task A_link_makes_the_uploads_page_say_nothing_of_its_own()
    {
        await using var search = await SearchHost.StartAsync();

        (await search.TextAsync("/uploads?refused=" + Uri.EscapeDataString("a.txt/Call 0123 and give your password")))
            .Should()
            .NotContain("password")
            .And.NotContain("a.txt");
        using var form = new MultipartFormDataContent { { new StringContent("x"), "files", ".hidden" } };
        using var answer = await search.Client.PostAsync(new Uri("/uploads", UriKind.Relative), form, Token);
        (await search.TextAsync(answer.Headers.Location!.ToString())).Should().Contain(".hidden").And.Contain("Rename it");
    }

    [Fact]
    public async Task A_store_that_is_away_is_told_within_three_seconds()
    {
        Stalled? stalled = null;
        await using var search = await SearchHost.StartAsync(wrap: store => Stalled.Over(store, out stalled));
        stalled!.Stop();
        var started = TimeProvider.System.GetTimestamp();

        using var page = await search.SendAsync(HttpMethod.Get, $"/articles/{Articles.Id("a")}", ("Accept", "text/html"));
        using var api = await search.SendAsync(HttpMethod.Get, "/api/status");

        page.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        (await page.Content.ReadAsStringAsync(Token)).Should().Contain("The store does not answer");
        api.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        TimeProvider.System.GetElapsedTime(started).Should().BeLessThan(TimeSpan.FromSeconds(20), "each has three, on an idle machine");
        using var results = await search.SendAsync(HttpMethod.Get, "/?q=hama", ("Accept", "text/html"));
        results.StatusCode.Should().Be(HttpStatusCode.OK, "searching needs no store");
    }

    private static async Task<HttpStatusCode> StatusAsync(
        SearchHost search,
        HttpMethod method,
        string path,
        params (string, string)[] headers
    )
    {
        using var answer = await search.SendAsync(method, path, headers);
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> LogInAsync(SearchHost search, string key, string next = "/")
    {
        using var form = new FormUrlEncodedContent([new("key", key), new("next", next)]);
        return await search.Client.PostAsync(new Uri("/login", UriKind.Relative), form, Token);
    }
}
