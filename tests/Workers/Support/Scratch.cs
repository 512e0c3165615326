namespace Pipeline.Tests.Support;

/// <summary>A folder of the test's own, gone afterwards.</summary>
internal sealed class Scratch : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pipeline-test-").FullName;

    public string this[params string[] parts] => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>As a careful writer drops a file: under a hidden name first, then renamed.</summary>
    public void Drop(string name, byte[] content)
    {
        var target = this["inbox", name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
        var draft = System.IO.Path.Combine(System.IO.Path.GetDirectoryName(target)!, $".{System.IO.Path.GetFileName(target)}");
        File.WriteAllBytes(draft, content);
        File.Move(draft, target);
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(Path, recursive: true);
        }
        catch (IOException)
        {
            // A file still open; the system's temporary folder is cleared some day.
        }
    }
}
