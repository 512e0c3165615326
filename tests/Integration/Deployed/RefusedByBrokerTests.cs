using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Pipeline.Integration.Tests.Services;
using Pipeline.Persistence;
using Pipeline.Tests.Support;

namespace Pipeline.Integration.Tests.Deployed;

/// <summary>A broker that answers and will not let a user look: that is told, and is not "0 errors".</summary>
public sealed class RefusedByBrokerTests(RabbitService rabbit) : IDisposable
{
    private const string Password = "wrong-and-secret";

    private readonly Scratch _scratch = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("failures")]
    [InlineData("replay")]
    public async Task A_login_that_is_refused_is_told_as_such(string command) =>
        await ShouldBeRefusedAsync(command, "nobody-here", "wrong name or password|ACCESS_REFUSED");

    [Fact]
    public async Task A_user_without_rights_on_the_queues_sees_a_refusal_and_no_number()
    {
        var console = Environment.GetEnvironmentVariable("PIPELINE_TEST_RABBITMQ_CONSOLE");
        Assert.SkipWhen(console is null, "PIPELINE_TEST_RABBITMQ_CONSOLE is not set.");
        var user = $"test-{Guid.NewGuid():N}";
        using var client = new HttpClient { BaseAddress = new Uri(console!) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes(client.BaseAddress.UserInfo))
        );
        try
        {
            (await client.PutAsJsonAsync($"api/users/{user}", new { password = Password, tags = "" }, Token)).EnsureSuccessStatusCode();
            (
                await client.PutAsJsonAsync(
                    $"api/permissions/%2F/{user}",
                    new
                    {
                        configure = "^none$",
                        write = "^none$",
                        read = "^none$",
                    },
                    Token
                )
            ).EnsureSuccessStatusCode();

            await ShouldBeRefusedAsync("status", user, "ACCESS_REFUSED");
        }
        finally
        {
            await client.DeleteAsync($"api/users/{user}", CancellationToken.None);
        }
    }

    private async Task ShouldBeRefusedAsync(string command, string user, string why)
    {
        var address = new UriBuilder(await rabbit.AddressAsync()) { UserName = user, Password = Password };
        await using (var store = (IAsyncDisposable)ArticleStore.Create(Options()))
        {
            await ((IArticleStore)store).InitialiseAsync(Token);
        }

        var start = new ProcessStartInfo(
            "dotnet",
            [Path.Combine(AppContext.BaseDirectory, "pipeline.dll"), command, "--data", _scratch.Path, "--rabbitmq", address.Uri.ToString()]
        )
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(Token), process.StandardError.ReadToEndAsync(Token));
        await process.WaitForExitAsync(Token).WithinDeadline();

        process.ExitCode.Should().Be(1);
        (await output).Should().NotContain("0 ready");
        (await errors)
            .Should()
            .MatchRegex($"^pipeline: The broker .* refuses this user: .*({why}).* Name one that may")
            .And.NotContain(Password)
            .And.NotContain("   at ");
    }

    private StoreOptions Options() => new() { Kind = StoreKind.Sqlite, Path = _scratch["pipeline.db"] };
}
