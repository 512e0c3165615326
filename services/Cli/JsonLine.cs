using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Cli;

/// <summary>A line of <c>--ndjson</c>: its id in any form, or none, and a text.</summary>
internal sealed record JsonLine(
    [property: JsonConverter(typeof(VerbatimJson))] JsonElement? Id,
    string? Text,
    string? Html,
    string? Title,
    string? Url
)
{
    /// <exception cref="JsonException">It is not such a line; the message says why.</exception>
    public static JsonLine Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<JsonLine>(line, JsonOutput.Lines) ?? throw new JsonException("It is null.");
        }
        catch (JsonException exception)
        {
            throw new JsonException($"This line is not JSON of the form {{\"id\", \"text\"}}: {exception.Message}", exception);
        }
    }
}
