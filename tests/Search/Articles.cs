using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;
using Pipeline.Normalise.Signature;

namespace Pipeline.Search.Tests;

/// <summary>Articles for tests, named by their seeds.</summary>
internal static class Articles
{
    public static readonly DateTimeOffset Noon = new(2024, 11, 27, 12, 0, 0, TimeSpan.Zero);

    public static string Id(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    public static IndexedArticle Make(string seed, string text = "", string? title = null, string? language = "en") =>
        new()
        {
            Id = Id(seed),
            Title = title ?? seed,
            Text = text,
            Language = language,
            File = seed + ".txt",
            TakenAt = Noon,
            Signature = NearDuplicate.Sign(text),
            Stamp = StampAt(Noon),
        };

    public static Stamp StampAt(DateTimeOffset at) =>
        new()
        {
            At = at,
            Duration = TimeSpan.FromMilliseconds(1),
            Worker = "index@test",
            Version = "2",
        };

    public static IndexedArticle On(this IndexedArticle article, string date) =>
        article with
        {
            Published = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        };

    public static IndexedArticle About(this IndexedArticle article, params (string Type, string Name)[] names) =>
        article with
        {
            Entities = [.. names.Select(name => new Entity(name.Name, name.Type, 1, [name.Name, name.Name.Split(' ')[^1]]))],
        };

    public static IndexedArticle Under(this IndexedArticle article, params string[] topics) =>
        article with
        {
            Topics = [.. topics.Select(code => new Topic(code, code, 0.9))],
        };
}
