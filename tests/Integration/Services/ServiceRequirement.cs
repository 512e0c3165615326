namespace Pipeline.Integration.Tests.Services;

/// <summary>
/// Where a test's service comes from: its environment variable, else a container, else the test is skipped and says why.
/// With <c>PIPELINE_TEST_REQUIRE=services</c> a missing service fails instead. Looked for once, when a test first asks.
/// </summary>
internal sealed class ServiceRequirement(string variable, Func<Task<string>> startContainer)
{
    private readonly Lazy<Task<(string? Address, string? Missing)>> _resolved = new(() => ResolveAsync(variable, startContainer));

    private static bool Required =>
        "services".Equals(Environment.GetEnvironmentVariable("PIPELINE_TEST_REQUIRE"), StringComparison.OrdinalIgnoreCase);

    /// <summary>The address; skips the test where there is none.</summary>
    public async Task<string> AddressAsync()
    {
        var (address, missing) = await _resolved.Value;
        Assert.SkipWhen(address is null, missing ?? "");
        return address!;
    }

    private static async Task<(string? Address, string? Missing)> ResolveAsync(string variable, Func<Task<string>> startContainer)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } address)
        {
            return (address, null);
        }

        try
        {
            return (await startContainer(), null);
        }
        catch (Exception exception) when (!Required)
        {
            return (null, $"{variable} is not set, and no container could be started: {exception.Message.Split('\n')[0]}");
        }
    }
}
