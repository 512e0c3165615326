using System.Text;
using MongoDB.Bson;
using MongoDB.Bson.IO;
using MongoDB.Bson.Serialization;
using MongoDB.Bson.Serialization.Conventions;
using Pipeline.Contracts;
using Pipeline.Persistence.Searches;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// Contracts as flat, readable documents: camelCase, enums as words, the id as <c>_id</c>, nothing for null. Elements that this version
/// does
/// not know are ignored, so that an older worker reads a newer one's documents.
/// </summary>
internal static class MongoMapping
{
    // Lenient: half a surrogate pair becomes U+FFFD, as in the SQLite store's JSON, instead of an article that can never be saved.
    private static readonly UTF8Encoding Lenient = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    // MongoDB takes 16 MiB a document.
    private const int MaxDocumentBytes = 16 * 1024 * 1024;

    static MongoMapping()
    {
        var conventions = new ConventionPack
        {
            new CamelCaseElementNameConvention(),
            new EnumRepresentationConvention(BsonType.String),
            new IgnoreExtraElementsConvention(true),
            new IgnoreIfNullConvention(true),
            new ContractConvention(),
        };
        ConventionRegistry.Register(
            "Pipeline",
            conventions,
            type =>
                type.Assembly == typeof(StageDocument).Assembly
                || type == typeof(StampOnly)
                || type.Namespace == typeof(SavedSearch).Namespace
        );
    }

    /// <summary>
    /// To be called before the driver meets a contract for the first time: it makes each class's map once, by what is registered then.
    /// </summary>
    public static void Register()
    {
        // The static constructor does it, once.
    }

    /// <summary>
    /// The document's bytes as MongoDB keeps them, made in the caller's own time so that a bad document fails only its caller.
    /// </summary>
    /// <param name="id">Written as <c>_id</c> first where the contract itself has no id; else null.</param>
    public static RawBsonDocument Serialise<T>(string? id, T value)
    {
        using var stream = new MemoryStream();
        using (
            var writer = new BsonBinaryWriter(stream, new BsonBinaryWriterSettings { Encoding = Lenient, MaxDocumentSize = int.MaxValue })
        )
        {
            if (id is null)
            {
                BsonSerializer.Serialize(writer, value);
            }
            else
            {
                BsonSerializer.Serialize<BsonDocument>(writer, [new BsonElement("_id", id), .. value.ToBsonDocument()]);
            }
        }

        if (stream.Length > MaxDocumentBytes)
        {
            throw new InvalidDataException(
                $"The {typeof(T).Name} takes {stream.Length} bytes; MongoDB keeps at most {MaxDocumentBytes} a document."
            );
        }

        return new RawBsonDocument(stream.ToArray());
    }

    public static BsonDocument Projection<T>(params ReadOnlySpan<string> without)
    {
        var projection = new BsonDocument();
        foreach (var member in BsonClassMap.LookupClassMap(typeof(T)).AllMemberMaps)
        {
            if (!without.Contains(member.MemberName))
            {
                projection.Add(member.ElementName, 1);
            }
        }

        return projection;
    }
}
