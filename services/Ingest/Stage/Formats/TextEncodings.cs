using System.Text;

namespace Pipeline.Ingest.Formats;

/// <summary>Character sets by name, without registering anything for the whole process.</summary>
internal static class TextEncodings
{
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    /// <summary>The character set of that name; null for a name that is none.</summary>
    public static Encoding? Find(string? name)
    {
        name = name?.Trim().Trim('"', '\'');
        if (string.IsNullOrEmpty(name) || name.Length > 40)
        {
            return null;
        }

        // What says Latin-1 is nearly always windows-1252, and the WHATWG reads it so.
        if (
            name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase)
            || name.Equals("latin1", StringComparison.OrdinalIgnoreCase)
            || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase)
        )
        {
            return Windows1252;
        }

        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>A page of a package, which by rule is UTF-8 or UTF-16.</summary>
    public static string DecodePage(byte[] page) =>
        page is [0xFF, 0xFE, ..] ? Encoding.Unicode.GetString(page)
        : page is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode.GetString(page)
        : Encoding.UTF8.GetString(page);
}
