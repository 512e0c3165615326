using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <summary>
/// What a rejection is upserted on: <c>{article}:{stage}</c>, with the file where Ingest refused it (two files of the same bytes are two
/// refusals, each with its sender), and with the member inside a container; <c>{article}:deleted</c> for what an operator deleted, wherever
/// its bytes come from.
/// </summary>
internal static class RejectionKey
{
    // A path inside an archive may be longer than an index key may be; its hash does then.
    private const int LongestPlace = 256;

    public static string Of(Rejection rejection)
    {
        if (rejection.Reason == Rejection.Deleted)
        {
            return OfTombstone(rejection.ArticleId);
        }

        var key = $"{rejection.ArticleId}:{rejection.Stage.Name.ToLowerInvariant()}";
        return Place(rejection) switch
        {
            "" => key,
            { Length: <= LongestPlace } place => $"{key}:{place}",
            var place => $"{key}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(place)))}",
        };
    }

    public static string OfTombstone(string articleId) => $"{articleId}:deleted";

    private static string Place(Rejection rejection) =>
        rejection.Stage != Stage.Ingest || rejection.File is null ? rejection.Member ?? ""
        : rejection.Member is null ? rejection.File
        : $"{rejection.File}!/{rejection.Member}";
}
