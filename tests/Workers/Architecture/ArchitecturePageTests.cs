using System.Text.RegularExpressions;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Architecture;

/// <summary>ARCHITECTURE names the files that a change begins in; they have to be there.</summary>
public sealed partial class ArchitecturePageTests
{
    [Fact]
    public void Every_path_that_the_page_names_exists()
    {
        var page = File.ReadAllText(Path.Combine(Solution.Folder, "ARCHITECTURE.md"));

        var paths = Paths().Matches(page).Select(match => match.Groups[1].Value).Distinct().ToList();

        paths.Count.Should().BeGreaterThan(8);
        paths.Where(path => !Path.Exists(Path.Combine(Solution.Folder, path))).Should().BeEmpty();
    }

    [Theory]
    [InlineData("a stage")]
    [InlineData("a format")]
    [InlineData("a furniture phrase")]
    [InlineData("a field to the classified document")]
    [InlineData("a setting")]
    public void The_page_says_how_to_add(string what)
    {
        File.ReadAllText(Path.Combine(Solution.Folder, "ARCHITECTURE.md")).Should().Contain($"**To add {what}**");
    }

    /// <summary>A path from the repository's root, without places to fill in.</summary>
    [GeneratedRegex(@"`((?:services|shared|tests|deploy|docs)/[A-Za-z0-9_./-]+)`", RegexOptions.CultureInvariant)]
    private static partial Regex Paths();
}
