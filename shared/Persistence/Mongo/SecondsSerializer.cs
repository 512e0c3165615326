using MongoDB.Bson;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Pipeline.Persistence.Mongo;

/// <summary>Spans of time as seconds: readable, and summed without conversion.</summary>
internal sealed class SecondsSerializer : StructSerializerBase<TimeSpan>
{
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, TimeSpan value) =>
        context.Writer.WriteDouble(value.TotalSeconds);

    public override TimeSpan Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        var seconds = context.Reader.GetCurrentBsonType() switch
        {
            BsonType.Int32 => context.Reader.ReadInt32(),
            BsonType.Int64 => context.Reader.ReadInt64(),
            _ => context.Reader.ReadDouble(),
        };

        // Rounded: a double holds a tick's digits, but not exactly.
        return TimeSpan.FromTicks((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
    }
}
