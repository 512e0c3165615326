using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Deploy.Tests.Support;

namespace Pipeline.Deploy.Tests.Compose;

/// <summary>What compose makes of its files, as <c>docker compose config</c> says it.</summary>
public sealed partial class ComposeFileTests
{
    private static readonly string[] Own = ["ingest", "normalise", "classify", "index", "search"];

    [Fact]
    public async Task Every_container_has_a_limit_and_comes_back()
    {
        foreach (var (name, service) in await ServicesAsync("--profile", "watch", "config"))
        {
            service.TryGetProperty("mem_limit", out _).Should().BeTrue(name);
            service.GetProperty("restart").GetString().Should().Be("unless-stopped", name);
            service.GetProperty("cap_drop")[0].GetString().Should().Be("ALL", name);
            service.GetProperty("security_opt")[0].GetString().Should().Be("no-new-privileges:true", name);
        }
    }

    [Fact]
    public async Task The_products_own_containers_have_a_read_only_root_and_no_capability_back()
    {
        foreach (var (name, service) in (await ServicesAsync("config")).Where(one => Own.Contains(one.Name)))
        {
            service.GetProperty("read_only").GetBoolean().Should().BeTrue(name);
            service.TryGetProperty("cap_add", out _).Should().BeFalse(name);
            service.GetProperty("build").GetProperty("args").GetProperty("SERVICE").GetString().Should().Be(name);
        }
    }

    [Fact]
    public async Task Every_image_is_pinned_by_a_version()
    {
        foreach (var (name, service) in await ServicesAsync("--profile", "watch", "config"))
        {
            Version().IsMatch(service.GetProperty("image").GetString()!).Should().BeTrue(name);
        }
    }

    [Fact]
    public async Task Every_setting_is_an_option_that_there_is()
    {
        var variables = (await ServicesAsync("config"))
            .Where(one => Own.Contains(one.Name))
            .SelectMany(one => one.Service.GetProperty("environment").EnumerateObject())
            .Select(variable => variable.Name)
            .ToArray();
        variables.Should().NotBeEmpty();
        variables.Where(name => !KnownOptions.IsOfTheProduct(name) || !KnownOptions.Exists(name)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_application_is_not_the_stores_root()
    {
        var services = (await ServicesAsync("config")).ToDictionary(one => one.Name, one => one.Service);
        var root = services["mongo"].GetProperty("environment").GetProperty("MONGO_INITDB_ROOT_USERNAME").GetString();
        foreach (var name in Own)
        {
            var address = services[name].GetProperty("environment").GetProperty("PIPELINE_Store__ConnectionString").GetString();
            address.Should().NotContain($"//{root}:");
        }
    }

    [Fact]
    public async Task With_secrets_from_files_none_stands_in_the_environment()
    {
        var services = await ServicesAsync("-f", "docker-compose.yml", "-f", "deploy/compose/secrets.yml", "config");
        var variables = services
            .Where(one => one.Service.TryGetProperty("environment", out _))
            .SelectMany(one => one.Service.GetProperty("environment").EnumerateObject())
            .Where(variable => variable.Value.ValueKind == JsonValueKind.String)
            .ToArray();

        variables.Should().NotContain(variable => variable.Value.GetString()!.Contains("development-only"));
        variables
            .Where(variable => variable.Name.EndsWith("_FILE", StringComparison.Ordinal))
            .Select(variable => variable.Value.GetString()!)
            .Should()
            .OnlyContain(path => path.StartsWith("/run/secrets/"));
        foreach (var (name, service) in services)
        {
            var given = service.TryGetProperty("secrets", out var secrets)
                ? secrets.EnumerateArray().Select(secret => "/run/secrets/" + secret.GetProperty("source").GetString()).ToArray()
                : [];
            var used = service.TryGetProperty("environment", out var environment)
                ? environment.EnumerateObject().Where(variable => variable.Name.EndsWith("_FILE", StringComparison.Ordinal))
                : [];
            used.Select(variable => variable.Value.GetString()!).Should().BeSubsetOf(given, name);
        }
    }

    // The file as it ships: what this shell sets for a deployment of its own says nothing of it.
    private static readonly string[] Unset =
    [
        .. new[]
        {
            "RABBITMQ_IMAGE",
            "MONGO_IMAGE",
            "PROMETHEUS_IMAGE",
            "GRAFANA_IMAGE",
            "MONGO_ROOT_USER",
            "MONGO_READER_USER",
        }.SelectMany(name => new[] { "-u", name }),
    ];

    // A folder of secrets has to be named; compose does not open it to show the configuration.
    private static async Task<List<(string Name, JsonElement Service)>> ServicesAsync(params string[] arguments)
    {
        var shown = await Tool.RunAsync("env", [.. Unset, "SECRETS=/run/nowhere", "docker", "compose", .. arguments, "--format", "json"]);
        using var document = JsonDocument.Parse(shown);
        return [.. document.RootElement.GetProperty("services").EnumerateObject().Select(one => (one.Name, one.Value.Clone()))];
    }

    // At least major and minor: a tag that moves with every release is none.
    [GeneratedRegex(@":v?\d+\.\d+(\.\d+)?(-[a-z]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Version();
}
