using System.Diagnostics;
using System.Text.Json;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Rights;

/// <summary>RabbitMQ's users and rights, as <c>deploy/rabbitmq/definitions</c> prints them.</summary>
public sealed class DefinitionsTests : IDisposable
{
    private static readonly string[] Users = ["ingest", "normalise", "classify", "index", "search", "operator", "scaler"];

    private readonly DirectoryInfo _passwords = Directory.CreateTempSubdirectory("passwords-");

    public void Dispose() => _passwords.Delete(recursive: true);

    [Fact]
    public async Task Each_user_has_a_password_and_rights_and_none_is_an_administrator()
    {
        Write(Users);
        var (exit, output) = await RunAsync();
        exit.Should().Be(0);
        using var definitions = JsonDocument.Parse(output);
        var users = definitions.RootElement.GetProperty("users").EnumerateArray().ToArray();
        users.Select(user => user.GetProperty("name").GetString()).Should().BeEquivalentTo(Users);
        users.Select(user => user.GetProperty("password_hash").GetString()).Should().OnlyHaveUniqueItems();
        users.SelectMany(user => user.GetProperty("tags").EnumerateArray()).Select(tag => tag.GetString()).Should().Equal("monitoring");
        definitions
            .RootElement.GetProperty("permissions")
            .EnumerateArray()
            .Select(right => right.GetProperty("user").GetString())
            .Should()
            .BeEquivalentTo(Users);
    }

    [Fact]
    public async Task A_missing_password_is_refused_and_not_taken_as_an_empty_one()
    {
        Write(Users[..^1]);
        var (exit, output) = await RunAsync();
        exit.Should().Be(1);
        output.Should().BeEmpty();
    }

    private void Write(IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            File.WriteAllText(Path.Combine(_passwords.FullName, user), $"{user}-password");
        }
    }

    private async Task<(int Exit, string Output)> RunAsync()
    {
        var start = new ProcessStartInfo("bash", [Repository.PathOf("deploy", "rabbitmq", "definitions")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PASSWORDS"] = _passwords.FullName;
        using var process = Tool.Start(start);
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        await errors;
        return (process.ExitCode, await output);
    }
}
