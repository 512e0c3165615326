using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace Pipeline.Search.Analysis;

/// <summary>Snowball stemmers by language (from Lucene.Net). A Snowball program keeps state, so each thread has its own.</summary>
internal sealed class Stemmer
{
    private static readonly Stemmer None = new(null);

    private static readonly Dictionary<string, Stemmer> ByLanguage = new(StringComparer.Ordinal)
    {
        ["ca"] = new(() => new CatalanStemmer()),
        ["da"] = new(() => new DanishStemmer()),
        ["de"] = new(() => new German2Stemmer()),
        ["en"] = new(() => new EnglishStemmer()),
        ["es"] = new(() => new SpanishStemmer()),
        ["eu"] = new(() => new BasqueStemmer()),
        ["fi"] = new(() => new FinnishStemmer()),
        ["fr"] = new(() => new FrenchStemmer()),
        ["ga"] = new(() => new IrishStemmer()),
        ["hu"] = new(() => new HungarianStemmer()),
        ["hy"] = new(() => new ArmenianStemmer()),
        ["it"] = new(() => new ItalianStemmer()),
        ["nl"] = new(() => new DutchStemmer()),
        ["no"] = new(() => new NorwegianStemmer()),
        ["pt"] = new(() => new PortugueseStemmer()),
        ["ro"] = new(() => new RomanianStemmer()),
        ["ru"] = new(() => new RussianStemmer()),
        ["sv"] = new(() => new SwedishStemmer()),
        ["tr"] = new(() => new TurkishStemmer()),
    };

    private readonly ThreadLocal<SnowballProgram>? _program;

    private Stemmer(Func<SnowballProgram>? make) => _program = make is null ? null : new ThreadLocal<SnowballProgram>(make);

    public static IEnumerable<string> Languages => ByLanguage.Keys;

    /// <summary>For a language without a stemmer, one that leaves words as they are.</summary>
    public static Stemmer For(string? language) =>
        language is not null && ByLanguage.TryGetValue(language, out var stemmer) ? stemmer : None;

    public string Stem(string word)
    {
        if (_program is null || word.Length < 3 || char.IsDigit(word[0]))
        {
            return word;
        }

        var program = _program.Value!;
        program.SetCurrent(word);
        program.Stem();
        return program.Current;
    }
}
