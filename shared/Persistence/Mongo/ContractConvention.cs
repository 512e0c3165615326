using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;
using MongoDB.Bson.Serialization.Serializers;

namespace Pipeline.Persistence.Mongo;

/// <summary>Instants as dates, durations as <c>…Seconds</c>.</summary>
internal sealed class ContractConvention : ConventionBase, IMemberMapConvention
{
    private static readonly InstantSerializer Instant = new();
    private static readonly SecondsSerializer Seconds = new();

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
        else if (memberMap.MemberType == typeof(TimeSpan))
        {
            memberMap.SetElementName(memberMap.ElementName + "Seconds").SetSerializer(Seconds);
        }
    }
}
