using System.Reflection;
using System.Text;

namespace Pipeline.Text;

/// <summary>Lines of text rules that ship inside an assembly; empty lines and those that begin with # are notes.</summary>
public static class ResourceLines
{
    /// <param name="name">The resource's full name in the manifest.</param>
    /// <exception cref="InvalidOperationException">The assembly lacks the resource.</exception>
    public static IEnumerable<string> Of(Assembly assembly, string name)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        using var stream =
            assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"The assembly lacks its resource {name}.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>Lines of the form <c>key: value</c>.</summary>
    public static IEnumerable<(string Key, string Value)> Entries(Assembly assembly, string name)
    {
        foreach (var line in Of(assembly, name))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            yield return (line[..colon], line[(colon + 1)..].Trim());
        }
    }
}
