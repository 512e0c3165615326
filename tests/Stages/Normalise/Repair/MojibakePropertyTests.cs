using CsCheck;
using Pipeline.Normalise.Repair;

namespace Pipeline.Stages.Tests.Normalise.Repair;

public sealed class MojibakePropertyTests
{
    private const string Seed = "0000KyLbLlD4";

    /// <summary>
    /// Pages whose damage is repaired in whole sentences of every language; ISO pages show C1 controls where windows pages have signs.
    /// </summary>
    private static readonly int[] Pages =
    [
        1252,
        1250,
        1251,
        1253,
        1254,
        1255,
        1256,
        1257,
        1258,
        874,
        28591,
        28592,
        28593,
        28594,
        28595,
        28599,
        28603,
        28605,
        10000,
        10006,
        10007,
        10029,
        10081,
        437,
        850,
        852,
        862,
        866,
        20866,
        21866,
    ];

    public static TheoryData<int> EveryPage => [.. Pages];

    [Theory]
    [MemberData(nameof(EveryPage))]
    public void Breaking_and_repairing_is_the_identity_where_bytes_survive(int page)
    {
        var broken = new Breakage(page);
        var wrong = CleanTexts
            .All.Where(clean => broken.Keeps(clean.Text))
            .Where(clean => MojibakeRepairer.Repair(broken.Of(clean.Text)).Text != clean.Text)
            .Select(clean => clean.Language);

        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData(1252)]
    [InlineData(28591)]
    [InlineData(1251)]
    [InlineData(874)]
    public void Damage_in_a_clean_English_article_is_found_by_the_word(int page)
    {
        var broken = new Breakage(page);
        const string Before = "The council met on Monday to discuss the bridge. It was ";
        foreach (var phrase in (string[])["the mayor’s idea", "“too late”", "closed – again", "Café Müller’s"])
        {
            MojibakeRepairer.Repair(Before + broken.Of(phrase) + " after all.").Text.Should().Be(Before + phrase + " after all.");
        }
    }

    [Theory]
    [InlineData(1252, 1252)]
    [InlineData(1251, 1251)]
    [InlineData(28591, 1252)]
    [InlineData(874, 1252)]
    public void Two_layers_come_off(int inner, int outer)
    {
        const string Clean = "Les élèves de l’école – où qu’ils soient – ont déjà reçu “la clé”.";
        var twice = new Breakage(outer).Of(new Breakage(inner).Of(Clean));

        MojibakeRepairer.Repair(twice).Text.Should().Be(Clean);
    }

    [Fact]
    public void Three_layers_come_off()
    {
        const string Clean = "It’s the third time – and it’s “enough”.";
        var western = new Breakage(1252);

        MojibakeRepairer.Repair(western.Of(western.Of(western.Of(Clean)))).Text.Should().Be(Clean);
    }

    [Fact]
    public void Clean_text_stays_the_same_instance()
    {
        foreach (var (_, text) in CleanTexts.All)
        {
            MojibakeRepairer.Repair(text).Text.Should().BeSameAs(text);
            foreach (var word in text.Split(' '))
            {
                MojibakeRepairer.Repair(word).Text.Should().BeSameAs(word);
            }
        }
    }

    [Fact]
    public void Repairing_twice_is_repairing_once() =>
        Mixtures.Sample(
            text =>
            {
                var once = MojibakeRepairer.Repair(text).Text;
                return MojibakeRepairer.Repair(once).Text == once;
            },
            seed: Seed,
            iter: 3000
        );

    [Fact]
    public void Any_mixture_of_clean_texts_stays_clean() =>
        OneOf(CleanTexts.All.Select(clean => clean.Text).ToArray())
            .Array[1, 4]
            .Select(texts => string.Join(' ', texts))
            .Sample(text => ReferenceEquals(MojibakeRepairer.Repair(text).Text, text), seed: Seed, iter: 1000);

    /// <summary>Pieces of clean text, of damage, and of anything at all, in any order.</summary>
    private static Gen<string> Mixtures
    {
        get
        {
            var pieces = CleanTexts.All.SelectMany(clean => clean.Text.Split(' ')).ToArray();
            var broken = Pages.SelectMany(page => pieces.Where((_, i) => i % 29 == page % 29).Select(new Breakage(page).Of)).ToArray();
            var anything = Gen.Char.Array[0, 6].Select(characters => new string(characters));
            var bytes = Gen.Char['\u0080', '\u00FF'].Array[1, 8].Select(characters => new string(characters));
            return Gen.OneOf(OneOf(pieces), OneOf(broken), anything, bytes, OneOf(" ", "?", "&nbsp;", "&Atilde;", "\uFFFD", "Ã", "’"))
                .Array[1, 12]
                .Select(string.Concat);
        }
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
