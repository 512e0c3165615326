namespace Pipeline.Ingest.Formats.Zip;

/// <summary>By what a document that is a zip archive inside is told: its first members' names, and what its <c>mimetype</c> says.</summary>
internal sealed record PackageTable(IReadOnlyList<string> Names, string? MimeType)
{
    private const int MostNames = 64;

    public static PackageTable Read(ZipFile zip)
    {
        var names = new List<string>();
        string? type = null;
        foreach (var entry in zip.Entries().Take(MostNames))
        {
            names.Add(entry.Name);
            if (type is null && entry is { Name: "mimetype", Size: < 200, IsEncrypted: false })
            {
                using var content = new ZipContent(zip, entry);
                using var reader = new StreamReader(content);
                type = reader.ReadToEnd().Trim();
            }
        }

        return new PackageTable(names, type);
    }

    /// <summary>
    /// A web archive collection (WACZ): its pages are in the WARC files of its folder <c>archive</c>; what stands beside says the same
    /// again.
    /// </summary>
    public bool IsWebArchiveCollection =>
        Has("datapackage.json")
        && Names.Any(name => name.StartsWith("archive/", StringComparison.Ordinal) && name.Contains(".warc", StringComparison.Ordinal));

    public bool Has(string name) => Names.Contains(name);
}
