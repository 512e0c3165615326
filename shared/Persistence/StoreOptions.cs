using System.ComponentModel.DataAnnotations;
using MongoDB.Driver;
using Pipeline.Settings;

namespace Pipeline.Persistence;

/// <summary>Where the articles are kept. Section <c>Store</c>.</summary>
public sealed class StoreOptions : IValidatableObject
{
    public const string Section = "Store";

    /// <summary><c>MongoDb</c> or <c>Sqlite</c>; there is no default.</summary>
    public StoreKind? Kind { get; set; }

    /// <summary>MongoDB: the address, for example <c>mongodb://host:27017</c>.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>MongoDB: the database's name; else the one in <see cref="ConnectionString"/>, else <c>pipeline</c>.</summary>
    public string? Database { get; set; }

    /// <summary>MongoDB: certificates. What is set here asks for TLS, as <c>tls=true</c> in the address does.</summary>
    public TlsOptions Tls { get; set; } = new();

    /// <summary>SQLite: the file. Its folder is made where missing.</summary>
    public string? Path { get; set; }

    /// <summary>
    /// Whether the bytes of new articles are compressed. Versions that do not know this read them wrongly, so it is for when all have been
    /// replaced. What was kept before stays as it is; either is read.
    /// </summary>
    public bool CompressRaw { get; set; }

    /// <summary>Concurrent calls gathered into one bulk at most.</summary>
    public int MaxBatch { get; set; } = 128;

    /// <summary>A bulk is closed once it has this many bytes.</summary>
    public long MaxBatchBytes { get; set; } = 8 * 1024 * 1024;

    /// <summary>MongoDB: bulks under way at once, for each collection and for reading and writing on their own.</summary>
    public int BulksInFlight { get; set; } = 2;

    /// <summary>SQLite: connections that read at once.</summary>
    public int Readers { get; set; } = 4;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        void Require(bool holds, string fault)
        {
            if (!holds)
            {
                faults.Add(new ValidationResult(fault));
            }
        }

        Require(Kind is { } kind && Enum.IsDefined(kind), "Kind is missing: MongoDb or Sqlite.");
        if (Kind == StoreKind.MongoDb)
        {
            if (string.IsNullOrWhiteSpace(ConnectionString))
            {
                Require(false, "ConnectionString is missing: the MongoDB address, for example mongodb://host:27017.");
            }
            else
            {
                Require(
                    IsMongoUrl(ConnectionString),
                    "ConnectionString is not a MongoDB address: it begins with mongodb:// or mongodb+srv://."
                );
            }
        }

        foreach (var fault in Tls.Faults())
        {
            Require(false, fault);
        }

        Require(Kind != StoreKind.Sqlite || !string.IsNullOrWhiteSpace(Path), "Path is missing: the SQLite file.");
        Require(
            Database is null || IsDatabaseName(Database),
            $"Database is {Database}: 1 to 63 characters, none of them a space or one of /\\.\"$*<>:|?"
        );
        Require(MaxBatch is >= 1 and <= 10_000, $"MaxBatch is {MaxBatch}: from 1 to 10000.");
        Require(
            MaxBatchBytes is >= 64 * 1024 and <= 40 * 1024 * 1024,
            $"MaxBatchBytes is {MaxBatchBytes}: from 64 KiB to 40 MiB (MongoDB takes messages of 48 MB)."
        );
        Require(BulksInFlight is >= 1 and <= 64, $"BulksInFlight is {BulksInFlight}: from 1 to 64.");
        Require(Readers is >= 1 and <= 64, $"Readers is {Readers}: from 1 to 64.");
        return faults;
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
