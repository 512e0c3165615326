using Pipeline.Search.Queries;

namespace Pipeline.Search;

/// <summary>A query that was not understood.</summary>
public sealed class QueryException(string query, IReadOnlyList<QueryFault> faults) : Exception(faults[0].Message)
{
    public string Query => query;

    public IReadOnlyList<QueryFault> Faults => faults;
}
