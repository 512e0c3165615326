using Microsoft.Extensions.Options;
using Pipeline.Contracts;
using Pipeline.Persistence.Mongo;
using Pipeline.Persistence.Sqlite;
using Pipeline.Resilience;
using Pipeline.Settings;

namespace Pipeline.Persistence;

/// <summary>Makes a store where there is no service container.</summary>
public static class ArticleStore
{
    /// <summary>The store that the options name. It is to be disposed: <see cref="IAsyncDisposable"/>.</summary>
    /// <param name="options">Checked here; every fault is in the exception.</param>
    /// <param name="resilience">Null makes a domain with default settings.</param>
    /// <param name="saving">Told of each bulk that goes to a stage's collection, with how many articles it has. Only MongoDB: SQLite
    /// commits what all stages gathered together.</param>
    /// <param name="stages">Whose documents are kept; null for the product's.</param>
    /// <exception cref="OptionsValidationException">The options are not valid.</exception>
    public static IArticleStore Create(
        StoreOptions options,
        FailureDomain? resilience = null,
        Action<Stage, int>? saving = null,
        StageTable? stages = null
    )
    {
        ArgumentNullException.ThrowIfNull(options);
        if (OptionsFaults.Of(options, StoreOptions.Section) is { Count: > 0 } faults)
        {
            throw new OptionsValidationException(StoreOptions.Section, typeof(StoreOptions), faults);
        }

        resilience ??= new FailureDomain(FailureDomain.Store, classify: FaultsOf(options));
        stages ??= StageTable.Product;
        return options.Kind == StoreKind.MongoDb
            ? new MongoArticleStore(options, resilience, stages, saving)
            : new SqliteArticleStore(options, resilience, stages);
    }

    /// <summary>Tells apart what the options' store throws.</summary>
    public static FaultClassifier FaultsOf(StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Kind == StoreKind.MongoDb ? MongoFaults.Classify : SqliteFaults.Classify;
    }
}
