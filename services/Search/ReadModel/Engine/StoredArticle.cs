using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Contracts;

namespace Pipeline.Search.Engine;

/// <summary>The article as it stands in the index, so that results, snippets and exports need no store.</summary>
internal static class StoredArticle
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static byte[] Write(IndexedArticle article) =>
        JsonSerializer.SerializeToUtf8Bytes(article with { Signature = [], Stamp = null }, Format);

    public static IndexedArticle Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize<IndexedArticle>(bytes, Format) ?? throw new InvalidDataException("An article in the index is null.");
}
