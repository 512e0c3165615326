using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Stores.Tests;

/// <summary>Documents with every member set, so that a mapping that forgets one is found out.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Noon = new(2024, 11, 27, 12, 0, 0, 123, TimeSpan.Zero);

    public static string Id(string seed) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seed)));

    public static string Id(int seed) => Id(seed.ToString(CultureInfo.InvariantCulture));

    public static Stamp Stamp(string version = "1.0") =>
        new()
        {
            At = Noon,
            Duration = TimeSpan.FromTicks(123_457),
            Worker = "normalise@test",
            Version = version,
            MadeFrom = "1.0@638683056001230000",
        };

    public static Provenance Source =>
        new()
        {
            File = "news.zip",
            Collection = "wire/monday",
            Member = "a/b.html",
            Container = "application/zip",
            FileSize = 5_000_000_000,
            Size = 42,
            TakenAt = Noon.AddMinutes(-1),
            TakenBy = "ingest@test",
            Claim = "c-1",
        };

    public static RawArticle Raw(string seed, byte[]? content = null) =>
        new()
        {
            Id = Id(seed),
            Stamp = Stamp(),
            Content = content ?? [0, 1, 2, 0xFE, 0xFF],
            MediaType = "application/pdf",
            Charset = "windows-874",
            Text = "Found inside.\u0000 Even this.",
            TextMediaType = "text/plain",
            Hints = new ArticleHints
            {
                Title = "A title",
                Author = "A. Writer",
                Published = Noon.AddDays(-1),
                Modified = Noon,
                Language = "en-GB",
                Url = "https://example.org/a?b=c&d",
                Site = "Example",
                Description = "What it is about.",
            },
            Source = Source,
        };

    public static NormalisedArticle Normalised(string seed, string version = "1.0") =>
        new()
        {
            Id = Id(seed),
            Stamp = Stamp(version),
            Title = "Überschrift – “quoted” ‘title’",
            Text = "First paragraph.\n\nЗа́мок 東京 한국어 हिन्दी العربية ไทย 👩‍👩‍👧.\n\nLast.",
            Author = "Ana Núñez",
            Published = new DateTimeOffset(2024, 11, 27, 0, 0, 0, TimeSpan.Zero),
            PublishedPrecision = DatePrecision.Day,
            Modified = Noon,
            Dateline = "DAMASCUS (Example)",
            Site = "Example",
            Url = "https://example.org/ü",
            DeclaredLanguage = "de-AT",
            Description = "Kurz.",
            Image = "https://example.org/i.png",
            Decoding = new DecodingNote("windows-1252", "detected", 2),
            Repairs = [new RepairNote("mojibake", "windows-874+windows-1252", 3), new RepairNote("entity", null, 1)],
            Removed = [new RemovalNote("Check this too", "related-teaser")],
            Signature = [.. Enumerable.Range(0, 256).Select(i => (byte)i)],
            Source = Source,
        };

    public static ClassifiedArticle Classified(string seed) =>
        new()
        {
            Id = Id(seed),
            Stamp = Stamp(),
            Topics = [new Topic("medtop:16000000", "conflict, war and peace", 0.875), new Topic("medtop:11000000", "politics", 1 / 3.0)],
            NoTopicReason = "none over the threshold",
            Language = "th",
            LanguageConfidence = 0.1,
            Keywords = ["town hall", "bürgermeister"],
            Entities = [new Entity("Ana Núñez", "person", 3, ["Ana Núñez", "Núñez"]), new Entity("Hama", "place", 1, [])],
            Summary = "Two sentences. Of it.",
            WordCount = 1234,
            ReadingMinutes = 6,
        };

    public static IndexedArticle Indexed(
        string seed,
        string text = "",
        DateTimeOffset? published = null,
        string? language = "en",
        string[]? topics = null
    ) =>
        new()
        {
            Id = Id(seed),
            Stamp = Stamp(),
            Title = seed,
            Text = text,
            Summary = $"Summary of {seed}.",
            Published = published,
            Author = "Ana Núñez",
            Site = "Example",
            Url = "https://example.org/" + seed,
            Language = language,
            Topics = [.. (topics ?? []).Select(code => new Topic(code, "name of " + code, 0.5))],
            Keywords = ["one", "two"],
            Entities = [new Entity("Hama", "place", 2, ["Hama"])],
            Collection = "wire",
            File = seed + ".txt",
            Signature = [1, 2, 3],
        };

    public static Rejection Rejection(string seed, Stage? stage = null, string? member = null, DateTimeOffset? at = null) =>
        new()
        {
            ArticleId = Id(seed),
            Stage = stage ?? Stage.Normalise,
            Reason = "no-text",
            Detail = "Nothing but furniture: “share”, ‘like’.",
            At = at ?? Noon,
            File = seed + ".html",
            Member = member,
        };

    public static DuplicateDrop Duplicate(string seed, string claim) =>
        new()
        {
            ArticleId = Id(seed),
            Claim = claim,
            File = "again.txt",
            Collection = "wire",
            Member = "#3",
            At = Noon,
        };

    /// <summary>The ids of a stream in the order they came.</summary>
    public static async Task<List<string>> ListAsync(this IAsyncEnumerable<string> ids)
    {
        var list = new List<string>();
        await foreach (var id in ids)
        {
            list.Add(id);
        }

        return list;
    }
}
