using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;

namespace Pipeline.Persistence.Mongo;

/// <summary>Instants as BSON dates: UTC, to the millisecond.</summary>
internal sealed class InstantSerializer : StructSerializerBase<DateTimeOffset>
{
    public override void Serialize(BsonSerializationContext context, BsonSerializationArgs args, DateTimeOffset value) =>
        context.Writer.WriteDateTime(value.ToUnixTimeMilliseconds());

    public override DateTimeOffset Deserialize(BsonDeserializationContext context, BsonDeserializationArgs args)
    {
        context.Reader.GetCurrentBsonType();
        return DateTimeOffset.FromUnixTimeMilliseconds(context.Reader.ReadDateTime());
    }
}
