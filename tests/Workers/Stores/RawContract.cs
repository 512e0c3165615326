using Pipeline.Contracts;

namespace Pipeline.Stores.Tests;

/// <summary>An article's bytes, kept as they are or compressed.</summary>
public abstract class RawContract(IStoreHost host) : ArticleStoreContract(host)
{
    // As the mark of compressed bytes begins.
    private static readonly byte[] LikeTheMark = [0x9B, 0xE1, 0x27, 0xC4, 0x0D, 0xF6, 0x53, 0xA8, 1, 9, 0, 0, 0, 1, 2, 3];

    public static TheoryData<string> Contents => [.. Bytes.Keys];

    private static Dictionary<string, byte[]> Bytes { get; } =
        new()
        {
            ["nothing"] = [],
            ["a short text"] = "A line of text."u8.ToArray(),
            ["a long text"] = System.Text.Encoding.UTF8.GetBytes(string.Join('\n', Enumerable.Range(0, 2_000).Select(i => $"Line {i}."))),
            ["noise"] = Noise(10_000),
            ["bytes that begin as compressed ones do"] = LikeTheMark,
            ["a long text that does"] = [.. LikeTheMark, .. new byte[5_000]],
        };

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Are_read_back_as_they_were_by_stores_with_and_without_compression(string name)
    {
        var compressing = Host.Open(compressRaw: true);
        await using var end = (IAsyncDisposable)compressing;
        var (kept, packed) = (Sample.Raw("kept", Bytes[name]), Sample.Raw("packed", Bytes[name]));
        await Store.SaveAsync(kept, Token);
        await compressing.SaveManyAsync([packed], Token);

        foreach (var store in new[] { Store, compressing })
        {
            foreach (var article in new[] { kept, packed })
            {
                (await store.FindAsync<RawArticle>(article.Id, Token))!.Content.Should().Equal(Bytes[name]);
                (await store.FindManyAsync<RawArticle>([article.Id], Token)).Single().Content.Should().Equal(Bytes[name]);
                ((RawArticle)(await store.FindAsync(Stage.Ingest, article.Id, Token))!).Content.Should().Equal(Bytes[name]);
            }
        }
    }

    private static byte[] Noise(int length)
    {
        var noise = new byte[length];
        new Random(1).NextBytes(noise);
        return noise;
    }
}
