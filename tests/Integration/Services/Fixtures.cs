using Pipeline.Integration.Tests.Services;

// Looked for, or started, once for all tests.
[assembly: AssemblyFixture(typeof(MongoService))]
[assembly: AssemblyFixture(typeof(RabbitService))]
