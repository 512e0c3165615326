using Pipeline.Contracts;

namespace Pipeline.Persistence.Sqlite;

/// <summary>Search by FTS5 and bm25.</summary>
internal static class SqliteSearch
{
    private static readonly string Indexed = StageTable.Product[Stage.Index].Collection;

    public static SearchResults Search(SqliteSession session, SearchQuery query)
    {
        var groups = SearchTerms.Groups(query);
        var match =
            groups.Count == 0 ? null : string.Join(" AND ", groups.Select(terms => $"({string.Join(" OR ", terms.Select(Quote))})"));

        // $1 match, $2 topic, $3 language; a condition that is not asked for is left out, so that the planner sees the index that serves.
        var from =
            (match is null ? $"FROM {Indexed} AS i" : $"FROM indexed_terms JOIN {Indexed} AS i ON i.number = indexed_terms.rowid")
            + " WHERE "
            + string.Join(" AND ", Conditions(query, match is not null));
        var score = match is null ? "0.0" : "-bm25(indexed_terms, 8.0, 4.0, 1.0)";
        object?[] parameters = [match, query.Topic, query.Language];

        return session.Transaction(
            "BEGIN",
            () =>
                new SearchResults(
                    session.Number($"SELECT count(*) {from}", parameters),
                    session.Query(
                        $"SELECT i.document, {score} AS score {from} ORDER BY score DESC, i.published DESC, i.id LIMIT $4 OFFSET $5",
                        row => new SearchHit(StoredDocument.Read<IndexedArticle>(row.GetString(0)), row.GetDouble(1)),
                        [.. parameters, Math.Max(0, query.Limit), query.Offset]
                    )
                )
        );
    }

    private static IEnumerable<string> Conditions(SearchQuery query, bool matched)
    {
        yield return matched ? "indexed_terms MATCH $1" : "$1 IS NULL";
        yield return query.Topic is null ? "$2 IS NULL" : "i.number IN (SELECT number FROM indexed_topic WHERE code = $2)";
        yield return query.Language is null ? "$3 IS NULL" : "i.language = $3";
    }

    /// <summary>An FTS5 string: its words in this order, next to each other, in one column.</summary>
    private static string Quote(string term) => $"\"{term.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
