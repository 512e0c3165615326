using Microsoft.Extensions.Options;
using MongoDB.Driver;

namespace Pipeline.Persistence;

/// <summary>Lists every fault at once, so that a configuration is mended in one go.</summary>
public sealed class StoreOptionsValidator : IValidateOptions<StoreOptions>
{
    public ValidateOptionsResult Validate(string? name, StoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add($"{StoreOptions.Section}:{fault}");
            }
        }

        Require(options.Kind is { } kind && Enum.IsDefined(kind), "Kind is missing: MongoDb or Sqlite.");
        if (options.Kind == StoreKind.MongoDb)
        {
            if (string.IsNullOrWhiteSpace(options.ConnectionString))
            {
                faults.Add("Store:ConnectionString is missing: the MongoDB address, for example mongodb://host:27017.");
            }
            else
            {
                Require(
                    IsMongoUrl(options.ConnectionString),
                    "ConnectionString is not a MongoDB address: it begins with mongodb:// or mongodb+srv://."
                );
            }
        }

        Require(options.Kind != StoreKind.Sqlite || !string.IsNullOrWhiteSpace(options.Path), "Path is missing: the SQLite file.");
        Require(
            options.Database is null || IsDatabaseName(options.Database),
            $"Database is {options.Database}: 1 to 63 characters, none of them a space or one of /\\.\"$*<>:|?"
        );
        Require(options.MaxBatch is >= 1 and <= 10_000, $"MaxBatch is {options.MaxBatch}: from 1 to 10000.");
        Require(
            options.MaxBatchBytes is >= 64 * 1024 and <= 40 * 1024 * 1024,
            $"MaxBatchBytes is {options.MaxBatchBytes}: from 64 KiB to 40 MiB (MongoDB takes messages of 48 MB)."
        );
        Require(options.BulksInFlight is >= 1 and <= 64, $"BulksInFlight is {options.BulksInFlight}: from 1 to 64.");
        Require(options.Readers is >= 1 and <= 64, $"Readers is {options.Readers}: from 1 to 64.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static bool IsMongoUrl(string address)
    {
        try
        {
            _ = new MongoUrl(address);
            return true;
        }
        catch (MongoConfigurationException)
        {
            return false;
        }
    }

    private static bool IsDatabaseName(string name) => name.Length is > 0 and <= 63 && name.AsSpan().IndexOfAny("/\\. \"$*<>:|?\0") < 0;
}
