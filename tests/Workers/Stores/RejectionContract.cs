using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>Rejections and duplicates.</summary>
public abstract class RejectionContract(IStoreHost host) : ArticleStoreContract(host)
{
    [Fact]
    public async Task Reads_back_a_rejection_as_saved()
    {
        var rejection = Sample.Rejection("a", Stage.Ingest, "x/y z.html");
        await Store.RejectAsync(rejection, Token);
        (await Store.FindRejectionsAsync(rejection.ArticleId, Token)).Should().Equal(rejection);
    }

    [Fact]
    public async Task Tells_what_came_of_a_drop()
    {
        RawArticle Taken(string seed, string file, int minute, string collection = "") =>
            Sample.Raw(seed) with
            {
                Source = Sample.Source with
                {
                    File = file,
                    Collection = collection,
                    Member = seed,
                    TakenAt = Sample.Noon.AddMinutes(minute),
                },
            };
        DuplicateDrop Again(string seed, int minute) =>
            new()
            {
                ArticleId = Sample.Id(seed),
                Claim = "c",
                File = "a.zip",
                Member = seed,
                At = Sample.Noon.AddMinutes(minute),
            };
        foreach (
            var article in (RawArticle[])
                [
                    Taken("1", "a.zip", 0),
                    Taken("2", "a.zip", 1),
                    Taken("3", "a.zip", -9),
                    Taken("4", "b.zip", 1),
                    Taken("5", "a.zip", 1, "deep"),
                ]
        )
        {
            await Store.SaveAsync(article, Token);
        }

        await Store.RecordDuplicateAsync(Again("3", 1), Token);
        await Store.RecordDuplicateAsync(Again("4", -9), Token);
        var refusal = Sample.Rejection("6", Stage.Ingest, "bad.txt", Sample.Noon.AddMinutes(2)) with { File = "a.zip" };
        await Store.RejectAsync(refusal, Token);
        await Store.RejectAsync(Sample.Rejection("7", Stage.Ingest, "old.txt", Sample.Noon.AddMinutes(-9)) with { File = "a.zip" }, Token);

        var drop = await Store.FindDropAsync("a.zip", Sample.Noon.AddTicks(5), 10, Token);
        drop.Ids.Should().BeEquivalentTo([Sample.Id("1"), Sample.Id("2")]);
        (drop.Articles, drop.Known, drop.Refused).Should().Be((2, 1, 1));
        drop.Refusals.Should().Equal(refusal);
        (await Store.FindDropAsync("a.zip", Sample.Noon, 1, Token))
            .Should()
            .Match<DropOutcome>(short_ => short_.Ids.Count == 1 && short_.Articles == 2);
        (await Store.FindDropAsync("c.zip", Sample.Noon, 10, Token)).Articles.Should().Be(0);
    }

    [Fact]
    public async Task Rejecting_removes_what_the_stage_made_before_and_all_that_followed()
    {
        foreach (var seed in new[] { "a", "b" })
        {
            await Store.SaveAsync(Sample.Raw(seed), Token);
            await Store.SaveAsync(Sample.Normalised(seed), Token);
            await Store.SaveAsync(Sample.Classified(seed), Token);
            await Store.SaveAsync(Sample.Indexed(seed, "harbour"), Token);
        }

        await Store.RejectAsync(Sample.Rejection("a", Stage.Classify), Token);

        foreach (var (stage, left) in new[] { (Stage.Ingest, 2), (Stage.Normalise, 2), (Stage.Classify, 1), (Stage.Index, 1) })
        {
            (await Store.CountAsync(stage, Token)).Should().Be(left, $"of {stage}");
        }

        (await Store.FindAsync<IndexedArticle>(Sample.Id("b"), Token)).Should().NotBeNull("it is another article");
        (await Store.PendingAsync(StageTable.Product[Stage.Classify], Token).ListAsync()).Should().BeEmpty("it has its answer");
        (await Store.PendingAsync(StageTable.Product[Stage.Index], Token).ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_refused_drop_leaves_an_article_of_the_same_bytes_alone()
    {
        await Store.SaveAsync(Sample.Raw("a"), Token);
        await Store.SaveAsync(Sample.Normalised("a"), Token);

        await Store.RejectAsync(Sample.Rejection("a", Stage.Ingest, "deep/inside.zip"), Token);

        (await Store.CountAsync(Stage.Ingest, Token)).Should().Be(1);
        (await Store.CountAsync(Stage.Normalise, Token)).Should().Be(1);
    }

    [Fact]
    public async Task Rejecting_again_replaces()
    {
        await Store.RejectAsync(Sample.Rejection("a"), Token);
        await Store.RejectAsync(Sample.Rejection("a") with { Reason = "binary", At = Sample.Noon.AddHours(1) }, Token);
        (await Store.FindRejectionsAsync(Sample.Id("a"), Token)).Should().ContainSingle().Which.Reason.Should().Be("binary");
        (await Store.CountRejectionsAsync(Stage.Normalise, Token)).Should().Be(1);
    }

    [Fact]
    public async Task Files_of_the_same_bytes_are_refused_apart_and_an_article_by_a_later_stage_once()
    {
        foreach (
            var (stage, file) in new[]
            {
                (Stage.Ingest, "a.txt"),
                (Stage.Ingest, "b.txt"),
                (Stage.Ingest, "b.txt"),
                (Stage.Classify, "a.txt"),
                (Stage.Classify, "b.txt"),
            }
        )
        {
            await Store.RejectAsync(Sample.Rejection("a", stage) with { File = file }, Token);
        }

        (await Store.CountRejectionsAsync(Stage.Ingest, Token)).Should().Be(2);
        (await Store.CountRejectionsAsync(Stage.Classify, Token)).Should().Be(1);
    }

    [Fact]
    public async Task Stages_and_members_are_rejected_apart()
    {
        var longPath = string.Join('/', Enumerable.Repeat("folder of a deep archive", 200));
        Rejection[] rejections =
        [
            Sample.Rejection("a", Stage.Ingest),
            Sample.Rejection("a", Stage.Ingest, "one"),
            Sample.Rejection("a", Stage.Ingest, "two"),
            Sample.Rejection("a", Stage.Ingest, longPath + "1"),
            Sample.Rejection("a", Stage.Ingest, longPath + "2"),
            Sample.Rejection("a", Stage.Normalise),
            Sample.Rejection("b", Stage.Ingest),
        ];
        await Task.WhenAll(rejections.Select(rejection => Store.RejectAsync(rejection, Token)));
        (await Store.FindRejectionsAsync(Sample.Id("a"), Token)).Should().BeEquivalentTo(rejections[..6]);
        (await Store.CountRejectionsAsync(Stage.Ingest, Token)).Should().Be(6);
        (await Store.CountRejectionsAsync(Stage.Normalise, Token)).Should().Be(1);
        (await Store.CountRejectionsAsync(Stage.Classify, Token)).Should().Be(0);
    }

    [Fact]
    public async Task Lists_the_newest_first_up_to_the_limit()
    {
        foreach (var i in new[] { 3, 1, 4, 0, 2 })
        {
            await Store.RejectAsync(Sample.Rejection($"{i}", at: Sample.Noon.AddMinutes(i)), Token);
        }

        async Task<List<string>> Newest(int limit)
        {
            var ids = new List<string>();
            await foreach (var rejection in Store.RejectionsAsync(limit, Token))
            {
                ids.Add(rejection.ArticleId);
            }

            return ids;
        }

        (await Newest(3)).Should().Equal(Sample.Id("4"), Sample.Id("3"), Sample.Id("2"));
        (await Newest(100)).Should().HaveCount(5);
        (await Newest(0)).Should().BeEmpty();
    }

    [Fact]
    public async Task Streams_the_ids_of_a_stage_in_order_each_once()
    {
        await Task.WhenAll(
            Enumerable.Range(0, 60).Select(i => Store.RejectAsync(Sample.Rejection($"{i % 20}", Stage.Ingest, $"#{i}"), Token))
        );
        await Store.RejectAsync(Sample.Rejection("other", Stage.Classify), Token);
        (await Store.RejectedIdsAsync(Stage.Ingest, Token).ListAsync())
            .Should()
            .Equal(Enumerable.Range(0, 20).Select(Sample.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Saving_takes_back_the_rejections_of_that_stage_and_article_only()
    {
        await Store.RejectAsync(Sample.Rejection("a", Stage.Normalise), Token);
        await Store.RejectAsync(Sample.Rejection("a", Stage.Normalise, "member"), Token);
        await Store.RejectAsync(Sample.Rejection("a", Stage.Classify), Token);
        await Store.RejectAsync(Sample.Rejection("b", Stage.Normalise), Token);

        await Store.SaveAsync(Sample.Normalised("a"), Token);

        (await Store.FindRejectionsAsync(Sample.Id("a"), Token)).Should().ContainSingle().Which.Stage.Should().Be(Stage.Classify);
        (await Store.FindRejectionsAsync(Sample.Id("b"), Token)).Should().ContainSingle();
    }

    [Fact]
    public async Task Counts_duplicates_by_article_and_claim()
    {
        await Store.RecordDuplicateAsync(Sample.Duplicate("a", "1"), Token);
        await Store.RecordDuplicateAsync(Sample.Duplicate("a", "1"), Token);
        await Store.RecordDuplicateAsync(Sample.Duplicate("a", "2"), Token);
        await Store.RecordDuplicateAsync(Sample.Duplicate("b", "1"), Token);
        (await Store.CountDuplicatesAsync(Token)).Should().Be(3);
    }

    [Fact]
    public async Task A_tombstone_is_found_and_outlives_other_refusals_of_the_same_bytes()
    {
        var tombstone = Sample.Rejection("a", Stage.Ingest) with { Reason = Rejection.Deleted, Member = null };
        await Store.DeleteAsync(tombstone, Token);
        await Store.RejectAsync(Sample.Rejection("a", Stage.Ingest), Token);
        await Store.RejectAsync(Sample.Rejection("b", Stage.Ingest), Token);

        (await Store.FindTombstoneAsync(Sample.Id("a"), Token)).Should().BeEquivalentTo(tombstone);
        (await Store.FindTombstoneAsync(Sample.Id("b"), Token)).Should().BeNull();
        (await Store.FindTombstoneAsync(Sample.Id("c"), Token)).Should().BeNull();
    }

    [Fact]
    public async Task What_is_deleted_leaves_a_tombstone_and_nothing_else()
    {
        await Store.SaveAsync(Sample.Raw("a"), Token);
        await Store.SaveAsync(Sample.Normalised("a"), Token);
        await Store.SaveAsync(Sample.Classified("a"), Token);
        await Store.SaveAsync(Sample.Indexed("a"), Token);
        await Store.SaveAsync(Sample.Raw("b"), Token);
        await Store.RejectAsync(Sample.Rejection("a", Stage.Ingest, "member"), Token);
        var tombstone = Sample.Rejection("a", Stage.Ingest) with { Reason = Rejection.Deleted };

        await Store.DeleteAsync(tombstone, Token);
        await Store.DeleteAsync(tombstone, Token);

        foreach (var stage in StageTable.Product.Select(row => row.Stage))
        {
            (await Store.FindStampAsync(stage, Sample.Id("a"), Token)).Should().BeNull(stage.Name);
        }

        (await Store.FindRejectionsAsync(Sample.Id("a"), Token)).Should().BeEquivalentTo([tombstone]);
        (await Store.CountAsync(Stage.Ingest, Token)).Should().Be(1);
    }

    [Fact]
    public async Task A_note_is_kept_with_its_rejection_and_makes_none()
    {
        var rejection = Sample.Rejection("a", Stage.Ingest, "x/y z.html");
        var note = new HandlingNote(HandlingNote.SetAside, "an operator", Sample.Noon.AddHours(2), "known");

        (await Store.NoteAsync(rejection with { Handled = note }, Token)).Should().BeFalse();
        (await Store.FindRejectionsAsync(rejection.ArticleId, Token)).Should().BeEmpty();
        await Store.RejectAsync(rejection, Token);
        (await Store.NoteAsync(rejection with { Handled = note }, Token)).Should().BeTrue();
        (await Store.FindRejectionsAsync(rejection.ArticleId, Token)).Should().Equal(rejection with { Handled = note });
        (await Store.NoteAsync(rejection, Token)).Should().BeTrue();
        (await Store.FindRejectionsAsync(rejection.ArticleId, Token)).Should().Equal(rejection);
    }

    [Fact]
    public async Task A_note_does_not_land_on_a_later_refusal()
    {
        var rejection = Sample.Rejection("a");
        var later = rejection with { At = rejection.At.AddHours(1) };
        await Store.RejectAsync(later, Token);

        (await Store.NoteAsync(rejection with { Handled = new HandlingNote(HandlingNote.TriedAgain, "an operator", Sample.Noon) }, Token))
            .Should()
            .BeFalse();
        (await Store.FindRejectionsAsync(rejection.ArticleId, Token)).Should().Equal(later);
    }
}
