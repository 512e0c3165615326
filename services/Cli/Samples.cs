namespace Pipeline.Cli;

/// <summary>The shipped sample articles.</summary>
internal static class Samples
{
    public static void PutInto(string inbox)
    {
        Directory.CreateDirectory(inbox);
        foreach (var sample in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "samples")))
        {
            // Under a hidden name first, so that no half-copied file is ever taken.
            var draft = Path.Combine(inbox, $".{Path.GetFileName(sample)}");
            File.Copy(sample, draft, overwrite: true);
            File.Move(draft, Path.Combine(inbox, Path.GetFileName(sample)), overwrite: true);
        }
    }
}
