using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <summary>
/// What a rejection is upserted on: <c>{article}:{stage}</c>, and <c>:{member}</c> inside a container; <c>{article}:deleted</c> for what an
/// operator deleted, wherever its bytes come from.
/// </summary>
internal static class RejectionKey
{
    // A path inside an archive may be longer than an index key may be; its hash does then.
    private const int LongestMember = 256;

    public static string Of(Rejection rejection)
    {
        if (rejection.Reason == Rejection.Deleted)
        {
            return OfTombstone(rejection.ArticleId);
        }

        var key = $"{rejection.ArticleId}:{rejection.Stage.Name.ToLowerInvariant()}";
        return rejection.Member switch
        {
            null => key,
            { Length: <= LongestMember } member => $"{key}:{member}",
            var member => $"{key}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(member)))}",
        };
    }

    public static string OfTombstone(string articleId) => $"{articleId}:deleted";
}
