using System.Globalization;
using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>Writes a model as the text resource that the stage reads.</summary>
internal static class ModelFile
{
    public static void Write(string path, FurnitureModel model, IEnumerable<string> notes)
    {
        var lines = notes.Select(n => "# " + n).ToList();
        lines.AddRange(FeatureTemplates.All.Select(t => Row(t.Name, model.Weights.AsSpan(t.Offset, t.Size))));
        lines.Add(Row("transitions", model.TransitionWeights));
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
    }

    private static string Row(string name, ReadOnlySpan<double> weights)
    {
        var row = new List<string> { name };
        foreach (var weight in weights)
        {
            row.Add(weight.ToString("0.###", CultureInfo.InvariantCulture));
        }

        return string.Join(' ', row);
    }
}
