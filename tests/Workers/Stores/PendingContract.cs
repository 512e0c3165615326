using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>What waits for a stage.</summary>
public abstract class PendingContract(IStoreHost host) : ArticleStoreContract(host)
{
    [Fact]
    public async Task Waiting_is_what_the_stage_before_has_and_this_one_neither_made_nor_rejected()
    {
        const int Count = 2_000;
        await Task.WhenAll(Enumerable.Range(0, Count).Select(i => Store.SaveAsync(Sample.Normalised($"{i}"), Token)));
        await Task.WhenAll(
            Enumerable.Range(0, Count).Where(i => i % 3 == 0).Select(i => Store.SaveAsync(Sample.Classified($"{i}"), Token))
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, Count)
                .Where(i => i % 7 == 1)
                .Select(i => Store.RejectAsync(Sample.Rejection($"{i}", Stage.Classify), Token))
        );
        // A rejection by another stage, and a document that nothing precedes, change nothing.
        await Store.RejectAsync(Sample.Rejection("2", Stage.Index), Token);
        await Store.SaveAsync(Sample.Classified("orphan"), Token);

        var expected = Enumerable.Range(0, Count).Where(i => i % 3 != 0 && i % 7 != 1).Select(Sample.Id).Order(StringComparer.Ordinal);
        (await Store.PendingAsync(StageTable.Product[Stage.Classify], Token).ListAsync()).Should().Equal(expected);
    }

    [Fact]
    public async Task Nothing_waits_where_all_is_done_or_nothing_came()
    {
        (await Store.PendingAsync(StageTable.Product[Stage.Normalise], Token).ListAsync()).Should().BeEmpty();
        await Store.SaveAsync(Sample.Raw("a"), Token);
        (await Store.PendingAsync(StageTable.Product[Stage.Normalise], Token).ListAsync()).Should().Equal(Sample.Id("a"));
        await Store.SaveAsync(Sample.Normalised("a"), Token);
        (await Store.PendingAsync(StageTable.Product[Stage.Normalise], Token).ListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Nothing_waits_for_ingest()
    {
        await Store.SaveAsync(Sample.Raw("a"), Token);
        (await Store.PendingAsync(StageTable.Product[Stage.Ingest], Token).ListAsync()).Should().BeEmpty();
    }
}
