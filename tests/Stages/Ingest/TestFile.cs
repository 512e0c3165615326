namespace Pipeline.Stages.Tests.Ingest;

/// <summary>The files of <c>Ingest/Files</c>, each made by the program that its name says.</summary>
internal static class TestFile
{
    public static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(Folder(), name));

    public static string[] Names() =>
        [.. Directory.GetFiles(Folder()).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private static string Folder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var files = Path.Combine(folder.FullName, "Ingest", "Files");
            if (Directory.Exists(files))
            {
                return files;
            }
        }

        throw new DirectoryNotFoundException("Ingest/Files is not above the test's folder.");
    }
}
