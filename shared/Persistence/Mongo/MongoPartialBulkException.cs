using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>
/// Some documents of a bulk were not written for a reason that passes: two workers inserting the same id at once, for example.
/// </summary>
internal sealed class MongoPartialBulkException(FaultKind kind, Exception inner) : Exception(inner.Message, inner)
{
    public FaultKind Kind => kind;
}
