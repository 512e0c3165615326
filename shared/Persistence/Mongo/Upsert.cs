using MongoDB.Bson;

namespace Pipeline.Persistence.Mongo;

internal readonly record struct Upsert(string Id, RawBsonDocument Document);
