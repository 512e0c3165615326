using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Contracts;

namespace Pipeline.Persistence.Sqlite;

/// <summary>
/// A document as it stands in its row: JSON in camelCase, enums as words, nothing for null, without what has a column of its own.
/// What is not known is ignored when read.
/// </summary>
internal static class StoredDocument
{
    // In a column of their own: raw bytes would grow by a third as base64.
    private static readonly (Type Type, string Property)[] InColumns = [(typeof(RawArticle), nameof(RawArticle.Content))];

    // By reflection, not source-generated: generated code sets every init-only member, absent ones to null, so that a member added
    // later would lose its default in the documents saved before.
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new InstantConverter(), new JsonStringEnumConverter() },
        // The file is not a web page: text in any script stays readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutColumns } },
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Format);

    public static T Read<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, Format) ?? throw new InvalidDataException($"A {typeof(T).Name} in the store is null.");

    private static void LeaveOutColumns(JsonTypeInfo info)
    {
        foreach (var property in info.Properties)
        {
            if (
                InColumns.Any(column =>
                    column.Type == info.Type && column.Property.Equals(property.Name, StringComparison.OrdinalIgnoreCase)
                )
            )
            {
                property.IsRequired = false;
                property.ShouldSerialize = static (_, _) => false;
            }
        }
    }
}
