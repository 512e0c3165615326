using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>Saving, reading and counting the stages' documents.</summary>
public abstract class DocumentContract(IStoreHost host) : ArticleStoreContract(host)
{
    [Fact]
    public async Task Many_are_saved_together_and_read_back_stamps_and_all()
    {
        var articles = Enumerable.Range(0, 300).Select(i => Sample.Normalised($"{i}")).ToArray();

        (await Store.SaveManyAsync(articles, Token)).Should().HaveCount(300).And.AllSatisfy(error => error.Should().BeNull());

        (await Store.FindManyAsync<NormalisedArticle>([.. articles.Select(article => article.Id)], Token)).Should().HaveCount(300);
        var stamps = await Store.FindStampsAsync(Stage.Normalise, [.. articles.Select(article => article.Id), Sample.Id("none")], Token);
        stamps.Should().HaveCount(300);
        stamps[articles[7].Id].Key().Should().Be(articles[7].Stamp!.Key());
    }

    [Fact]
    public async Task Saving_none_is_no_error() => (await Store.SaveManyAsync<NormalisedArticle>([], Token)).Should().BeEmpty();

    [Fact]
    public async Task The_facts_of_a_raw_article_come_without_its_bytes()
    {
        var raw = Sample.Raw("a") with { Text = "found inside", TextMediaType = "text/plain" };
        await Store.SaveAsync(raw, Token);

        var facts = (await Store.FindRawFactsAsync(raw.Id, Token))!;

        facts.Content.Should().BeEmpty();
        facts.Text.Should().BeNull();
        (facts.MediaType, facts.Source, facts.Stamp!.Key()).Should().Be((raw.MediaType, raw.Source, raw.Stamp!.Key()));
        (await Store.FindRawFactsAsync(Sample.Id("none"), Token)).Should().BeNull();
    }

    [Fact]
    public async Task Reads_back_a_raw_article_as_saved()
    {
        var article = Sample.Raw("a");
        await Store.SaveAsync(article, Token);
        (await Store.FindAsync<RawArticle>(article.Id, Token)).Should().BeEquivalentTo(article, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Reads_back_a_normalised_article_as_saved()
    {
        var article = Sample.Normalised("a");
        await Store.SaveAsync(article, Token);
        (await Store.FindAsync<NormalisedArticle>(article.Id, Token))
            .Should()
            .BeEquivalentTo(article, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Reads_back_a_classified_article_as_saved()
    {
        var article = Sample.Classified("a");
        await Store.SaveAsync(article, Token);
        (await Store.FindAsync<ClassifiedArticle>(article.Id, Token))
            .Should()
            .BeEquivalentTo(article, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Reads_back_an_indexed_article_with_its_terms()
    {
        var article = Sample.Indexed("a", "body term 東京", Sample.Noon, "th", ["medtop:1", "medtop:2"]);
        await Store.SaveAsync(article, Token);
        (await Store.FindAsync<IndexedArticle>(article.Id, Token))
            .Should()
            .BeEquivalentTo(article, options => options.WithStrictOrdering());
    }

    [Fact]
    public async Task Reads_back_documents_with_nothing_optional_set()
    {
        var raw = new RawArticle
        {
            Id = Sample.Id("r"),
            Content = [],
            MediaType = "text/plain",
        };
        var normalised = new NormalisedArticle { Id = Sample.Id("r"), Text = "" };
        var indexed = new IndexedArticle { Id = Sample.Id("r") };
        await Store.SaveAsync(raw, Token);
        await Store.SaveAsync(normalised, Token);
        await Store.SaveAsync(indexed, Token);
        (await Store.FindAsync<RawArticle>(raw.Id, Token)).Should().BeEquivalentTo(raw);
        (await Store.FindAsync<NormalisedArticle>(raw.Id, Token)).Should().BeEquivalentTo(normalised);
        (await Store.FindAsync<IndexedArticle>(raw.Id, Token)).Should().BeEquivalentTo(indexed);
        (await Store.FindStampAsync(Stage.Normalise, raw.Id, Token)).Should().BeNull();
    }

    [Fact]
    public async Task Cuts_instants_to_the_millisecond_in_UTC()
    {
        var fine = new DateTimeOffset(2024, 11, 27, 14, 0, 0, TimeSpan.FromHours(2)).AddTicks(1_239_999);
        var article = Sample.Normalised("a") with { Published = fine, Stamp = Sample.Stamp() with { At = fine } };
        await Store.SaveAsync(article, Token);

        var found = (await Store.FindAsync<NormalisedArticle>(article.Id, Token))!;
        found.Published.Should().BeExactly(StoredInstant.Cut(fine)).And.HaveOffset(TimeSpan.Zero);
        found.Stamp!.At.Should().BeExactly(new DateTimeOffset(2024, 11, 27, 12, 0, 0, 123, TimeSpan.Zero));
        (await Store.FindStampAsync(Stage.Normalise, article.Id, Token))!.Key().Should().Be(found.Stamp.Key());
    }

    [Fact]
    public async Task Keeps_instants_from_the_ends_of_the_calendar()
    {
        var article = Sample.Normalised("a") with
        {
            Published = DateTimeOffset.MinValue,
            Modified = StoredInstant.Cut(DateTimeOffset.MaxValue),
        };
        await Store.SaveAsync(article, Token);
        (await Store.FindAsync<NormalisedArticle>(article.Id, Token)).Should().BeEquivalentTo(article);
    }

    [Fact]
    public async Task Keeps_half_a_surrogate_pair_as_a_replacement_character()
    {
        var article = Sample.Normalised("a") with { Text = "broken \ud83d here", Title = "\udc00" };
        await Store.SaveAsync(article, Token);
        var found = (await Store.FindAsync<NormalisedArticle>(article.Id, Token))!;
        found.Text.Should().Be("broken \ufffd here");
        found.Title.Should().Be("\ufffd");
    }

    [Fact]
    public async Task Keeps_twelve_mebibytes_byte_by_byte()
    {
        var content = new byte[12 * 1024 * 1024];
        new Random(7).NextBytes(content);
        await Store.SaveAsync(Sample.Raw("big", content), Token);
        var found = await Store.FindAsync<RawArticle>(Sample.Id("big"), Token);
        found!.Content.AsSpan().SequenceEqual(content).Should().BeTrue();
    }

    [Fact]
    public async Task Saving_again_replaces()
    {
        await Store.SaveAsync(Sample.Normalised("a"), Token);
        await Store.SaveAsync(Sample.Normalised("a", "2.0") with { Title = null }, Token);
        var found = await Store.FindAsync<NormalisedArticle>(Sample.Id("a"), Token);
        found!.Title.Should().BeNull();
        found.Stamp!.Version.Should().Be("2.0");
        (await Store.CountAsync(Stage.Normalise, Token)).Should().Be(1);
    }

    [Fact]
    public async Task Finds_nothing_where_there_is_nothing()
    {
        (await Store.FindAsync<RawArticle>(Sample.Id("a"), Token)).Should().BeNull();
        (await Store.FindManyAsync<RawArticle>([Sample.Id("a")], Token)).Should().BeEmpty();
        (await Store.FindManyAsync<RawArticle>([], Token)).Should().BeEmpty();
        (await Store.FindStampAsync(Stage.Index, Sample.Id("a"), Token)).Should().BeNull();
        (await Store.CountAsync(Stage.Classify, Token)).Should().Be(0);
    }

    [Fact]
    public async Task Keeps_stages_apart()
    {
        await Store.SaveAsync(Sample.Raw("a"), Token);
        await Store.SaveAsync(Sample.Raw("b"), Token);
        await Store.SaveAsync(Sample.Classified("a"), Token);
        (await Store.CountAsync(Stage.Ingest, Token)).Should().Be(2);
        (await Store.CountAsync(Stage.Normalise, Token)).Should().Be(0);
        (await Store.CountAsync(Stage.Classify, Token)).Should().Be(1);
        (await Store.FindAsync<NormalisedArticle>(Sample.Id("a"), Token)).Should().BeNull();
    }

    [Fact]
    public async Task Finds_many_leaving_out_what_is_not_there()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Store.SaveAsync(Sample.Normalised($"{i}"), Token)));

        await Store.SaveAsync(Sample.Normalised("last"), Token);
        string[] asked = [.. Enumerable.Range(50, 100).Select(Sample.Id), Sample.Id(60), Sample.Id("last")];
        var found = await Store.FindManyAsync<NormalisedArticle>(asked, Token);
        found.Select(article => article.Id).Should().BeEquivalentTo([.. Enumerable.Range(50, 50).Select(Sample.Id), Sample.Id("last")]);
    }

    [Fact]
    public async Task Reads_the_stamp_alone()
    {
        await Store.SaveAsync(Sample.Raw("a"), Token);
        (await Store.FindStampAsync(Stage.Ingest, Sample.Id("a"), Token)).Should().Be(Sample.Stamp());
    }

    [Fact]
    public async Task Resolves_a_unique_prefix_and_no_other()
    {
        string[] ids = ["abcdef12" + new string('0', 56), "abcdef13" + new string('0', 56), "123456" + new string('f', 58)];
        foreach (var id in ids)
        {
            await Store.SaveAsync(Sample.Raw("a") with { Id = id }, Token);
        }

        (await Store.ResolveIdAsync("123456", Token)).Should().Be(ids[2]);
        (await Store.ResolveIdAsync("ABCDEF13", Token)).Should().Be(ids[1]);
        (await Store.ResolveIdAsync(ids[0], Token)).Should().Be(ids[0]);
        (await Store.ResolveIdAsync("abcdef1", Token)).Should().BeNull("two fit");
        (await Store.ResolveIdAsync("654321", Token)).Should().BeNull("none fits");
        (await Store.ResolveIdAsync("12345", Token)).Should().BeNull("it is too short");
        (await Store.ResolveIdAsync("12345g", Token)).Should().BeNull("it is not hexadecimal");
    }

    [Fact]
    public async Task Resolves_a_prefix_of_what_was_rejected_before_it_was_stored()
    {
        await Store.RejectAsync(Sample.Rejection("a", Stage.Ingest), Token);
        await Store.RejectAsync(Sample.Rejection("a", Stage.Ingest, "x"), Token);
        (await Store.ResolveIdAsync(Sample.Id("a")[..8], Token)).Should().Be(Sample.Id("a"));
    }

    [Fact]
    public async Task Streams_ids_in_ordinal_order()
    {
        var ids = Enumerable.Range(0, 300).Select(Sample.Id).ToArray();
        await Task.WhenAll(ids.Select(id => Store.SaveAsync(Sample.Classified("x") with { Id = id }, Token)));
        (await Store.IdsAsync(Stage.Classify, Token).ListAsync()).Should().Equal(ids.Order(StringComparer.Ordinal));
        (await Store.IdsAsync(Stage.Index, Token).ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Streams_outdated_ids_in_ordinal_order()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 40).Select(i => Store.SaveAsync(Sample.Normalised($"{i}", i % 2 == 0 ? "1.0" : "2.0"), Token))
        );
        await Store.SaveAsync(Sample.Normalised("unstamped") with { Stamp = null }, Token);
        (await Store.OutdatedIdsAsync(Stage.Normalise, "2.0", Token).ListAsync())
            .Should()
            .Equal(Enumerable.Range(0, 20).Select(i => Sample.Id(i * 2)).Append(Sample.Id("unstamped")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Initialises_from_eight_workers_at_once_and_again()
    {
        var workers = Enumerable.Range(0, 8).Select(_ => Host.Open()).ToArray();
        await Task.WhenAll(workers.Select(worker => Task.Run(() => worker.InitialiseAsync(Token))));
        await Store.SaveAsync(Sample.Raw("a"), Token);
        await Store.InitialiseAsync(Token);
        foreach (var worker in workers)
        {
            (await worker.CountAsync(Stage.Ingest, Token)).Should().Be(1);
            await ((IAsyncDisposable)worker).DisposeAsync();
        }
    }

    [Fact]
    public async Task Answers_a_ping() => await Store.Invoking(store => store.PingAsync(Token)).Should().NotThrowAsync();

    [Fact]
    public async Task Another_worker_sees_what_was_saved_at_once()
    {
        var other = Host.Open();
        await using var _ = (IAsyncDisposable)other;
        await Store.SaveAsync(Sample.Raw("a"), Token);
        (await other.FindAsync<RawArticle>(Sample.Id("a"), Token)).Should().NotBeNull();
    }
}
