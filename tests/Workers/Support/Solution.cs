namespace Pipeline.Tests.Support;

/// <summary>The repository that the tests were built from.</summary>
internal static class Solution
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Pipeline.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Pipeline.sln is not above the tests.");
        }

        return folder.FullName;
    }
}
