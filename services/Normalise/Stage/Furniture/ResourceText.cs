using System.Text;

namespace Pipeline.Normalise.Furniture;

/// <summary>Lines of the text rules that ship inside the assembly; empty lines and those that begin with # are notes.</summary>
internal static class ResourceText
{
    public static IEnumerable<string> Lines(string file)
    {
        var name = "Pipeline.Normalise.Furniture.Resources." + file;
        using var stream =
            typeof(ResourceText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }
}
