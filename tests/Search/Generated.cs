using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Search.Tests;

/// <summary>Articles out of their number: words by Zipf's law, names, topics and dates as news has them.</summary>
internal static class Generated
{
    private const int Vocabulary = 60_000;

    private static readonly string[] Languages = ["en", "en", "en", "en", "en", "de", "fr", "es"];
    private static readonly double[] Cumulated = Zipf(Vocabulary);

    public static IndexedArticle Paragraphs(int number) => Make(number, sentences: 16);

    public static IndexedArticle Short(int number) => Make(number, sentences: 3);

    public static string Word(Random random)
    {
        var rank = Array.BinarySearch(Cumulated, random.NextDouble());
        return Spelled(rank < 0 ? ~rank : rank);
    }

    public static string Id(int number) => Convert.ToHexStringLower(SHA256.HashData(BitConverter.GetBytes(number)));

    private static IndexedArticle Make(int number, int sentences)
    {
        var random = new Random(number);
        var text = string.Join(
            ' ',
            Enumerable
                .Range(0, sentences)
                .Select(at => string.Join(' ', Enumerable.Range(0, 18).Select(_ => Word(random))) + (at % 4 == 3 ? ".\n\n" : "."))
        );
        var signature = new byte[129];
        random.NextBytes(signature.AsSpan(1));
        signature[0] = 1;
        return new IndexedArticle
        {
            Id = Id(number),
            Title = string.Join(' ', Enumerable.Range(0, 8).Select(_ => Word(random))),
            Text = text,
            Summary = text[..Math.Min(text.Length, 200)],
            Language = Languages[random.Next(Languages.Length)],
            Published = new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(random.Next(10 * 365 * 24 * 60)),
            Site = $"site {random.Next(200)}",
            Url = string.Create(CultureInfo.InvariantCulture, $"https://site{random.Next(200)}.example/{number}"),
            Kind = "article",
            Topics = [new Topic($"medtop:{random.Next(1, 18):00}000000", "topic", 0.9)],
            Keywords = [Word(random), Word(random), Word(random)],
            Entities =
            [
                .. Enumerable.Range(0, 3).Select(_ => Name("person", random, 20_000)),
                .. Enumerable.Range(0, 2).Select(_ => Name("organisation", random, 8_000)),
                .. Enumerable.Range(0, 3).Select(_ => Name("place", random, 5_000)),
            ],
            Collection = $"wire/{random.Next(12)}",
            File = $"{number}.txt",
            Signature = signature,
            TakenAt = Articles.Noon,
            Stamp = Articles.StampAt(Articles.Noon),
        };
    }

    private static Entity Name(string type, Random random, int most)
    {
        // Half of what is named is among the first hundredth of names.
        var number = random.Next(2) == 0 ? random.Next(most / 100) : random.Next(most);
        var name = $"{Spelled(number + 7)} {Spelled((number * 31) + 11)}";
        return new Entity(name, type, 1, [name, name.Split(' ')[1]]);
    }

    private static string Spelled(int number)
    {
        Span<char> word = stackalloc char[12];
        var length = 0;
        for (var rest = number + 40; rest > 0 && length < 11; rest /= 60)
        {
            var syllable = rest % 60;
            word[length++] = "bdfghklmnprstvz"[syllable / 4 % 15];
            word[length++] = "aeio"[syllable % 4];
        }

        return new string(word[..length]);
    }

    private static double[] Zipf(int count)
    {
        var cumulated = new double[count];
        var sum = 0.0;
        for (var i = 0; i < count; i++)
        {
            cumulated[i] = sum += 1.0 / (i + 3);
        }

        for (var i = 0; i < count; i++)
        {
            cumulated[i] /= sum;
        }

        return cumulated;
    }
}

/// <summary>A store whose indexed articles are made when they are read.</summary>
public sealed class GeneratedStore(int count, Func<int, IndexedArticle> make)
{
    private readonly Dictionary<string, int> _numbers = Enumerable
        .Range(0, count + 50_000)
        .ToDictionary(Generated.Id, number => number, StringComparer.Ordinal);
    private volatile int _count = count;

    public int Count => _count;

    public string IdOf(int number) => Generated.Id(number);

    public void Grow(int by) => Interlocked.Add(ref _count, by);

    public IArticleStore Over(IArticleStore store)
    {
        var proxy = DispatchProxy.Create<IArticleStore, Proxy>();
        ((Proxy)(object)proxy).Set(store, this);
        return proxy;
    }

    private IReadOnlyList<T> Find<T>(IReadOnlyCollection<string> ids)
    {
        var found = new List<T>(ids.Count);
        foreach (var id in ids)
        {
            if (_numbers.TryGetValue(id, out var number) && number < _count && make(number) is T article)
            {
                found.Add(article);
            }
        }

        return found;
    }

    private async IAsyncEnumerable<(string Id, Stamp? Stamp)> StampsAsync()
    {
        await Task.Yield();
        var stamp = Articles.StampAt(Articles.Noon);
        foreach (var id in _numbers.Where(entry => entry.Value < _count).Select(entry => entry.Key).Order(StringComparer.Ordinal))
        {
            yield return (id, stamp);
        }
    }

    public class Proxy : DispatchProxy
    {
        private IArticleStore _store = null!;
        private GeneratedStore _generated = null!;

        internal void Set(IArticleStore store, GeneratedStore generated) => (_store, _generated) = (store, generated);

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod!.Name switch
            {
                nameof(IArticleStore.FindManyAsync) when targetMethod.GetGenericArguments()[0] == typeof(IndexedArticle) => Task.FromResult(
                    _generated.Find<IndexedArticle>((IReadOnlyCollection<string>)args![0]!)
                ),
                nameof(IArticleStore.StampsAsync) => _generated.StampsAsync(),
                nameof(IArticleStore.CountAsync) => Task.FromResult((long)_generated.Count),
                _ => targetMethod.Invoke(_store, args),
            };
    }
}
