using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Pipeline.Search.Access;

/// <summary>
/// API keys, and the cookie that stands for one after a login: role and end, signed with the key itself. So no instance keeps sessions, any
/// of them knows the others' cookies, and a new key ends them all.
/// </summary>
internal sealed class Keys(IOptions<SearchOptions> options, TimeProvider time)
{
    public const string CookieName = "pipeline-session";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly SearchOptions _options = options.Value;

    /// <summary>Whether a key is asked for at all.</summary>
    public bool AreNeeded => !string.IsNullOrEmpty(_options.ApiKey) || !string.IsNullOrEmpty(_options.ReaderKey);

    public Role RoleOf(string? key) =>
        Same(key, _options.ApiKey) ? Role.Operator
        : Same(key, _options.ReaderKey) ? Role.Reader
        : Role.None;

    public string Issue(Role role)
    {
        var content = $"{role}.{time.GetUtcNow().Add(Lifetime).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}";
        return $"{content}.{Base64Url.EncodeToString(Sign(content, role))}";
    }

    public Role Read(string? cookie)
    {
        if (
            cookie?.Split('.') is not [var name, var end, var signature]
            || !Enum.TryParse<Role>(name, out var role)
            || role == Role.None
            || !long.TryParse(end, CultureInfo.InvariantCulture, out var seconds)
            || seconds < time.GetUtcNow().ToUnixTimeSeconds()
            || string.IsNullOrEmpty(KeyOf(role))
        )
        {
            return Role.None;
        }

        var expected = Base64Url.EncodeToString(Sign($"{name}.{end}", role));
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(expected), Encoding.UTF8.GetBytes(signature))
            ? role
            : Role.None;
    }

    private string? KeyOf(Role role) => role == Role.Operator ? _options.ApiKey : _options.ReaderKey;

    private byte[] Sign(string content, Role role) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes("session:" + KeyOf(role)), Encoding.UTF8.GetBytes(content));

    // By hashes, so that neither the time it takes nor an early end tells of the key or its length.
    private static bool Same(string? given, string? key) =>
        !string.IsNullOrEmpty(key)
        && !string.IsNullOrEmpty(given)
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)),
            SHA256.HashData(Encoding.UTF8.GetBytes(key))
        );
}
