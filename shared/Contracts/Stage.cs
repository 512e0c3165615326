using System.Text.Json.Serialization;

namespace Pipeline.Contracts;

/// <summary>The four stages, in order. By name on the wire, where a number would change its meaning with the order.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Stage>))]
public enum Stage
{
    Ingest,
    Normalise,
    Classify,
    Index,
}
