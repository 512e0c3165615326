using Pipeline.Persistence.Searches;

namespace Pipeline.Stores.Tests;

/// <summary>Saved searches, and who tells of their matches.</summary>
public abstract class SavedSearchContract(IStoreHost host) : ArticleStoreContract(host)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private ISavedSearches Searches => Store.Searches;

    [Fact]
    public async Task Are_kept_listed_by_age_replaced_and_deleted_with_their_alerts()
    {
        var (older, newer) = (Search("b"), Search("a") with { CreatedAt = Sample.Noon.AddHours(1), Webhook = null, Secret = null });
        await Searches.SaveAsync(newer, Token);
        await Searches.SaveAsync(older, Token);
        await Searches.AddAlertsAsync([Alert.Of(older, Sample.Id("x"), Sample.Noon)], Token);

        (await Searches.ListAsync(Token)).Should().Equal(older, newer);
        await Searches.SaveAsync(older with { Name = "renamed" }, Token);
        (await Searches.FindAsync("b", Token))!.Name.Should().Be("renamed");
        (await Searches.DeleteAsync("b", Token)).Should().BeTrue();
        (await Searches.DeleteAsync("b", Token)).Should().BeFalse();

        (await Searches.FindAsync("b", Token)).Should().BeNull();
        (await Searches.ListAsync(Token)).Should().Equal(newer);
        (await Searches.AlertsAsync("b", 10, Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_match_that_several_find_is_one_alert_as_it_was_found_first()
    {
        var search = Search("a");
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Searches.AddAlertsAsync([.. Enumerable.Range(0, 20).Select(i => Alert.Of(search, Sample.Id(i), Sample.Noon))], Token)
                )
        );
        await Searches.AddAlertsAsync([Alert.Of(search, Sample.Id(0), Sample.Noon.AddHours(1))], Token);

        var alerts = await Searches.AlertsAsync("a", 100, Token);

        alerts.Should().HaveCount(20).And.OnlyContain(alert => alert.At == Sample.Noon && alert.DueAt == Sample.Noon);
        (await Searches.AlertsAsync("a", 5, Token)).Should().HaveCount(5);
    }

    [Fact]
    public async Task Each_alert_is_leased_by_one_of_many_and_those_of_one_search_go_together()
    {
        Alert[] alerts =
        [
            .. Enumerable.Range(0, 40).Select(i => Alert.Of(Search(i % 2 == 0 ? "a" : "b"), Sample.Id(i), Sample.Noon.AddSeconds(i))),
        ];
        await Searches.AddAlertsAsync(alerts, Token);

        var leases = await Task.WhenAll(
            Enumerable.Range(0, 12).Select(_ => Searches.LeaseAsync(Sample.Noon + Minute, Minute, limit: 6, Token))
        );

        leases.Should().OnlyContain(lease => lease.Select(alert => alert.SearchId).Distinct().Count() <= 1);
        leases.Should().OnlyContain(lease => lease.Count <= 6);
        leases.SelectMany(lease => lease).Select(alert => alert.Id).Should().OnlyHaveUniqueItems().And.NotBeEmpty();
    }

    [Fact]
    public async Task What_is_leased_comes_again_when_the_lease_has_ended_and_not_before()
    {
        await Searches.AddAlertsAsync([Alert.Of(Search("a"), Sample.Id("x"), Sample.Noon)], Token);

        (await Searches.LeaseAsync(Sample.Noon.AddSeconds(-1), Minute, 10, Token)).Should().BeEmpty("it is not due");
        var first = (await Searches.LeaseAsync(Sample.Noon, Minute, 10, Token)).Should().ContainSingle().Subject;
        (await Searches.LeaseAsync(Sample.Noon.AddSeconds(59), Minute, 10, Token)).Should().BeEmpty();
        var second = (await Searches.LeaseAsync(Sample.Noon + Minute, Minute, 10, Token)).Should().ContainSingle().Subject;

        // The first is late, and its word no longer counts.
        await Searches.ReleaseAsync([first with { DueAt = null, SentAt = Sample.Noon }], Token);
        (await Searches.AlertsAsync("a", 1, Token))[0].SentAt.Should().BeNull();

        await Searches.ReleaseAsync([second with { DueAt = Sample.Noon.AddHours(1), Attempts = 1, Fault = "404" }], Token);
        (await Searches.LeaseAsync(Sample.Noon.AddMinutes(59), Minute, 10, Token)).Should().BeEmpty();
        var third = (await Searches.LeaseAsync(Sample.Noon.AddHours(1), Minute, 10, Token)).Should().ContainSingle().Subject;
        (third.Attempts, third.Fault).Should().Be((1, "404"));

        await Searches.ReleaseAsync([third with { DueAt = null, SentAt = Sample.Noon.AddHours(1), Fault = null }], Token);
        (await Searches.LeaseAsync(Sample.Noon.AddDays(9), Minute, 10, Token)).Should().BeEmpty();
        (await Searches.AlertsAsync("a", 1, Token))[0]
            .Should()
            .BeEquivalentTo(
                Alert.Of(Search("a"), Sample.Id("x"), Sample.Noon) with
                {
                    DueAt = null,
                    SentAt = Sample.Noon.AddHours(1),
                    Attempts = 1,
                }
            );
    }

    [Fact]
    public async Task Old_alerts_are_forgotten_unless_they_are_still_to_be_sent()
    {
        var quiet = Search("quiet") with { Webhook = null };
        await Searches.AddAlertsAsync(
            [
                Alert.Of(quiet, Sample.Id("old"), Sample.Noon),
                Alert.Of(quiet, Sample.Id("new"), Sample.Noon.AddDays(2)),
                Alert.Of(Search("a"), Sample.Id("old"), Sample.Noon),
            ],
            Token
        );

        await Searches.PruneAsync(Sample.Noon.AddDays(1), Token);

        (await Searches.AlertsAsync("quiet", 10, Token)).Should().ContainSingle().Which.ArticleId.Should().Be(Sample.Id("new"));
        (await Searches.AlertsAsync("a", 10, Token)).Should().ContainSingle();
    }

    private static SavedSearch Search(string id) =>
        new()
        {
            Id = id,
            Name = $"Search {id}",
            Query = "ferry topic:labour",
            Webhook = "https://hooks.example/news",
            Secret = "whsec_c2VjcmV0",
            CreatedAt = Sample.Noon,
        };
}
