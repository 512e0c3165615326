using Pipeline.Normalise.Furniture;

namespace Pipeline.Normalise.Training;

/// <summary>One text as the model sees it in training: each line's features and its label.</summary>
internal sealed record Sequence(int[][] Features, bool[] IsFurniture, double Weight)
{
    public static Sequence From(LabelledText text)
    {
        var lines = LineReader.Read(text.Input)!;
        if (lines.Count != text.IsStory.Count)
        {
            throw new InvalidDataException($"Text {text.Id} has {lines.Count} lines but {text.IsStory.Count} labels.");
        }

        var context = new ContextFeatures(lines);
        var features = lines
            .Select(
                (line, i) =>
                {
                    var all = new List<int>(line.Features);
                    context.AddTo(all, i);
                    context.AddMarkupTo(all, i);
                    return all.ToArray();
                }
            )
            .ToArray();
        // Texts with hundreds of comment lines must not outvote the others.
        return new Sequence(features, [.. text.IsStory.Select(s => !s)], text.Weight / Math.Sqrt(lines.Count));
    }
}
