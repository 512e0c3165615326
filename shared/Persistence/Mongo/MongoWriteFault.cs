using MongoDB.Driver;

namespace Pipeline.Persistence.Mongo;

/// <summary>The server refused one document of a bulk.</summary>
public sealed class MongoWriteFault(string collection, string id, BulkWriteError error)
    : Exception($"{collection} did not take {id}: {error.Message} (code {error.Code}).")
{
    public int Code => error.Code;
}
