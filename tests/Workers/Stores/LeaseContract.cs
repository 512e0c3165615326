using Pipeline.Persistence;

namespace Pipeline.Stores.Tests;

/// <summary>Whose turn it is.</summary>
public abstract class LeaseContract(IStoreHost host) : ArticleStoreContract(host)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private IStoreLeases Leases => (IStoreLeases)Store;

    [Fact]
    public async Task A_lease_is_one_holders_until_it_runs_out_and_each_name_has_its_own()
    {
        (await TakeAsync("a")).Should().BeTrue();
        (await TakeAsync("b")).Should().BeFalse();
        (await TakeAsync("a", after: TimeSpan.FromSeconds(30))).Should().BeTrue("a holder may take it again");
        (await TakeAsync("b", after: Lasts)).Should().BeFalse("it was taken again");
        (await TakeAsync("b", after: TimeSpan.FromSeconds(91))).Should().BeTrue();
        (await TakeAsync("a", after: TimeSpan.FromSeconds(92))).Should().BeFalse();
        (await TakeAsync("a", name: "other")).Should().BeTrue();
    }

    [Fact]
    public async Task Of_many_that_ask_at_once_one_gets_it()
    {
        await using var second = (IAsyncDisposable)Host.Open();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(i => (i % 2 == 0 ? Leases : (IStoreLeases)second).TryLeaseAsync("turn", $"{i}", Sample.Noon, Lasts, Token))
        );

        answers.Count(taken => taken).Should().Be(1);
    }

    private Task<bool> TakeAsync(string holder, TimeSpan after = default, string name = "turn") =>
        Leases.TryLeaseAsync(name, holder, Sample.Noon + after, Lasts, Token);
}
