using Pipeline.Text;

namespace Pipeline.Normalise.Furniture;

/// <summary>Lines of the text rules in this folder's resources.</summary>
internal static class ResourceText
{
    public static IEnumerable<string> Lines(string file) =>
        ResourceLines.Of(typeof(ResourceText).Assembly, "Pipeline.Normalise.Furniture.Resources." + file);
}
