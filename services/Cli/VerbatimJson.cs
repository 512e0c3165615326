using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Cli;

/// <summary>A value that is given back as it came, to the last digit and escape: whoever asked looks it up among its own.</summary>
internal sealed class VerbatimJson : JsonConverter<JsonElement?>
{
    public override bool HandleNull => true;

    public override JsonElement? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        JsonElement.ParseValue(ref reader);

    public override void Write(Utf8JsonWriter writer, JsonElement? value, JsonSerializerOptions options)
    {
        if (value is { } element)
        {
            writer.WriteRawValue(element.GetRawText(), skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
