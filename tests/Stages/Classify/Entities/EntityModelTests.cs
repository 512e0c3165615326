using Pipeline.Classify.Entities;

namespace Pipeline.Stages.Tests.Classify.Entities;

public sealed class EntityModelTests
{
    [Fact]
    public void Is_small_enough_to_ship()
    {
        using var stream = typeof(EntityTagger).Assembly.GetManifestResourceStream("entities.model")!;

        stream.Length.Should().BeLessThan(6 * 1024 * 1024);
    }

    [Fact]
    public void Is_read_as_it_was_written()
    {
        using var first = new MemoryStream();
        EntityModels.Default.Write(first);
        using var second = new MemoryStream();
        first.Position = 0;

        EntityModel.Read(first).Write(second);

        second.ToArray().Should().Equal(first.ToArray());
    }

    [Fact]
    public void Refuses_another_file()
    {
        var read = () => EntityModel.Read(new MemoryStream("not a model"u8.ToArray()));

        read.Should().Throw<InvalidDataException>().WithMessage("Not an entity model.");
    }

    [Fact]
    public void Finds_what_its_lexicon_was_built_from()
    {
        var entry = LexiconEntry.Create(64, 256, 1024, 4096, 5, LexiconFlags.Country | LexiconFlags.NewsPlace);
        var lexicon = EntityLexicon.Build([
            new(TextHash.Folded("Ghana"), entry),
            new(TextHash.Folded("Togo"), LexiconEntry.Create(1, 2, 3, 4, 0, LexiconFlags.None)),
        ]);

        var found = lexicon.Find(TextHash.Folded("GHANA"));

        found.Should().Be(entry);
        (found.Cluster64, found.Cluster256, found.Cluster1024, found.Cluster4096, found.Case).Should().Be((64U, 256U, 1024U, 4096U, 5U));
        found.Flags.Should().Be(LexiconFlags.Country | LexiconFlags.NewsPlace);
        lexicon.Find(TextHash.Folded("Benin")).IsNone.Should().BeTrue();
    }
}
