using Pipeline.Contracts;
using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>Many callers at once: what group commit gathers still succeeds, fails and is cancelled one by one.</summary>
public abstract class ConcurrencyContract(IStoreHost host) : ArticleStoreContract(host)
{
    [Fact]
    public async Task Five_hundred_callers_save_and_read_at_once()
    {
        await Task.WhenAll(
            Enumerable
                .Range(0, 500)
                .Select(async i =>
                {
                    var article = Sample.Normalised($"{i}") with { Title = $"Title {i}" };
                    await Store.SaveAsync(article, Token);
                    (await Store.FindStampAsync(Stage.Normalise, article.Id, Token)).Should().Be(article.Stamp);
                    (await Store.FindAsync<NormalisedArticle>(article.Id, Token))!.Title.Should().Be(article.Title);
                })
        );
        (await Store.CountAsync(Stage.Normalise, Token)).Should().Be(500);
    }

    [Fact]
    public async Task The_last_of_many_saves_of_one_article_stands_when_they_follow_each_other()
    {
        for (var i = 0; i < 20; i++)
        {
            var others = Enumerable.Range(0, 10).Select(n => Store.SaveAsync(Sample.Raw($"other {n}"), Token));
            await Task.WhenAll([.. others, Store.SaveAsync(Sample.Normalised("a") with { Title = $"{i}" }, Token)]);
        }

        (await Store.FindAsync<NormalisedArticle>(Sample.Id("a"), Token))!.Title.Should().Be("19");
    }

    [Fact]
    public async Task Two_hundred_saves_of_one_article_at_once_leave_one()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Store.SaveAsync(Sample.Normalised("a") with { Title = $"{i}" }, Token)));
        (await Store.CountAsync(Stage.Normalise, Token)).Should().Be(1);
        (await Store.FindAsync<NormalisedArticle>(Sample.Id("a"), Token))!.Title.Should().MatchRegex("^[0-9]+$");
    }

    [Fact]
    public async Task Two_workers_that_save_the_same_articles_at_once_leave_each_once()
    {
        var other = Host.Open();
        await using var _ = (IAsyncDisposable)other;
        IArticleStore[] workers = [Store, other];
        await Task.WhenAll(
            workers.SelectMany(worker => Enumerable.Range(0, 300).Select(i => worker.SaveAsync(Sample.Classified($"{i}"), Token)))
        );
        (await Store.CountAsync(Stage.Classify, Token)).Should().Be(300);
    }

    [Fact]
    public async Task One_caller_that_gives_up_does_not_disturb_the_others()
    {
        using var impatient = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var left = Enumerable.Range(0, 50).Select(i => Store.SaveAsync(Sample.Raw($"left {i}"), impatient.Token)).ToArray();
        var stayed = Enumerable.Range(0, 50).Select(i => Store.SaveAsync(Sample.Raw($"stayed {i}"), Token)).ToArray();
        await impatient.CancelAsync();

        await Task.WhenAll(stayed);
        foreach (var save in left)
        {
            // Whoever was done before the cancellation stays done.
            await (
                (Func<Task>)(
                    async () =>
                    {
                        try
                        {
                            await save;
                        }
                        catch (OperationCanceledException) { }
                    }
                )
            ).Should().NotThrowAsync();
        }

        (await Store.FindManyAsync<RawArticle>([.. Enumerable.Range(0, 50).Select(i => Sample.Id($"stayed {i}"))], Token))
            .Should()
            .HaveCount(50);
    }

    [Fact]
    public async Task Does_nothing_for_a_caller_that_has_given_up_already()
    {
        var gone = new CancellationToken(canceled: true);
        await Store.Invoking(store => store.SaveAsync(Sample.Raw("a"), gone)).Should().ThrowAsync<OperationCanceledException>();
        await Store.Invoking(store => store.FindAsync<RawArticle>(Sample.Id("a"), gone)).Should().ThrowAsync<OperationCanceledException>();
        (await Store.CountAsync(Stage.Ingest, Token)).Should().Be(0);
    }

    [Fact]
    public async Task Disposal_lets_what_was_asked_finish()
    {
        var other = Host.Open();
        var saves = Enumerable.Range(0, 200).Select(i => other.SaveAsync(Sample.Raw($"{i}"), Token)).ToArray();
        await ((IAsyncDisposable)other).DisposeAsync();
        await Task.WhenAll(saves);
        (await Store.CountAsync(Stage.Ingest, Token)).Should().Be(200);
    }

    [Fact]
    public async Task Streams_all_ids_while_others_save()
    {
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Store.SaveAsync(Sample.Raw($"{i}"), Token)));
        var saving = Task.WhenAll(Enumerable.Range(200, 200).Select(i => Store.SaveAsync(Sample.Raw($"{i}"), Token)));
        var seen = await Store.IdsAsync(Stage.Ingest, Token).ListAsync();
        await saving;
        seen.Should()
            .BeInAscendingOrder(StringComparer.Ordinal)
            .And.OnlyHaveUniqueItems()
            .And.Contain(Enumerable.Range(0, 200).Select(Sample.Id));
    }
}
