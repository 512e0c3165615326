using Microsoft.Data.Sqlite;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Sqlite;

/// <summary>What SQLite's result codes mean: https://www.sqlite.org/rescode.html</summary>
internal static class SqliteFaults
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int InputOutput = 10;
    private const int Full = 13;

    public static FaultKind Classify(Exception exception) =>
        exception switch
        {
            SqliteException { SqliteErrorCode: Busy or Locked or InputOutput } => FaultKind.Transient,
            // A full disk passes when somebody makes room; until then nothing is to be given up.
            SqliteException { SqliteErrorCode: Full } => FaultKind.Outage,
            _ => CommonFaults.Classify(exception),
        };
}
