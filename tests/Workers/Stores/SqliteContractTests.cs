namespace Pipeline.Stores.Tests;

public sealed class SqliteDocumentTests() : DocumentContract(new SqliteHost());

public sealed class SqliteSavedSearchTests() : SavedSearchContract(new SqliteHost());

public sealed class SqliteRejectionTests() : RejectionContract(new SqliteHost());

public sealed class SqlitePendingTests() : PendingContract(new SqliteHost());

public sealed class SqliteLeaseTests() : LeaseContract(new SqliteHost());

public sealed class SqliteRawTests() : RawContract(new SqliteHost());

public sealed class SqliteConcurrencyTests() : ConcurrencyContract(new SqliteHost());
