using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;
using MongoDB.Bson.Serialization.Serializers;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Mongo;

/// <summary>Instants as dates, durations as <c>…Seconds</c>, stages by name.</summary>
internal sealed class ContractConvention : ConventionBase, IMemberMapConvention
{
    private static readonly InstantSerializer Instant = new();
    private static readonly SecondsSerializer Seconds = new();
    private static readonly StageSerializer Stages = new();

    public void Apply(BsonMemberMap memberMap)
    {
        if (memberMap.MemberType == typeof(DateTimeOffset))
        {
            memberMap.SetSerializer(Instant);
        }
        else if (memberMap.MemberType == typeof(DateTimeOffset?))
        {
            memberMap.SetSerializer(new NullableSerializer<DateTimeOffset>(Instant));
        }
        else if (memberMap.MemberType == typeof(Stage))
        {
            memberMap.SetSerializer(Stages);
        }
        else if (memberMap.MemberType == typeof(TimeSpan))
        {
            memberMap.SetElementName(memberMap.ElementName + "Seconds").SetSerializer(Seconds);
        }
    }
}
