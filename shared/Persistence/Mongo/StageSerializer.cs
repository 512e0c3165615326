using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Serializers;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>A stage by its name.</summary>
internal sealed class StageSerializer : SealedClassSerializerBase<Stage>
{
    protected override void SerializeValue(BsonSerializationContext context, BsonSerializationArgs args, Stage value) =>
        context.Writer.WriteString(value.Name);

    protected override Stage DeserializeValue(BsonDeserializationContext context, BsonDeserializationArgs args) =>
        new(context.Reader.ReadString());
}
