using Pipeline.Integration.Tests.Services;

namespace Pipeline.Stores.Tests;

public sealed class MongoDocumentTests(MongoService mongo) : DocumentContract(new MongoHost(mongo));

public sealed class MongoSavedSearchTests(MongoService mongo) : SavedSearchContract(new MongoHost(mongo));

public sealed class MongoRejectionTests(MongoService mongo) : RejectionContract(new MongoHost(mongo));

public sealed class MongoPendingTests(MongoService mongo) : PendingContract(new MongoHost(mongo));

public sealed class MongoLeaseTests(MongoService mongo) : LeaseContract(new MongoHost(mongo));

public sealed class MongoRawTests(MongoService mongo) : RawContract(new MongoHost(mongo));

public sealed class MongoConcurrencyTests(MongoService mongo) : ConcurrencyContract(new MongoHost(mongo));
