using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Contracts;

/// <summary>
/// Names a stage. What the stage is stands in <see cref="StageTable"/>, and nothing else enumerates stages. By name on the wire and in the
/// store, where a number would change its meaning with the order.
/// </summary>
/// <param name="Name">For example <c>Normalise</c>; two stages of one name are the same.</param>
[JsonConverter(typeof(StageConverter))]
public sealed record Stage(string Name)
{
    public static Stage Ingest { get; } = new("Ingest");
    public static Stage Normalise { get; } = new("Normalise");
    public static Stage Classify { get; } = new("Classify");
    public static Stage Index { get; } = new("Index");

    public override string ToString() => Name;

    private sealed class StageConverter : JsonConverter<Stage>
    {
        public override Stage Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            new(reader.GetString() ?? throw new JsonException("A stage has a name."));

        public override void Write(Utf8JsonWriter writer, Stage value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value.Name);
    }
}
