using Pipeline.Ingest.Worker.Claiming;

namespace Pipeline.Workers.Tests.Ingest;

public sealed class ClaimOwnerTests
{
    private readonly string _own = ClaimOwner.Create();

    [Fact]
    public void A_living_process_is_not_gone() => ClaimOwner.IsGone(_own).Should().BeFalse();

    [Fact]
    public void Each_owner_of_a_process_has_a_name_of_its_own() => ClaimOwner.Create().Should().NotBe(_own);

    [Fact]
    public void A_process_that_is_no_more_is_gone() =>
        ClaimOwner.IsGone(With(id: int.MaxValue.ToString(System.Globalization.CultureInfo.InvariantCulture))).Should().BeTrue();

    [Fact]
    public void Another_process_under_the_same_number_is_not_it() => ClaimOwner.IsGone(With(started: "1f")).Should().BeTrue();

    [Theory]
    [InlineData("elsewhere-0a0b0c0d-1-8dc0000000000-1")]
    [InlineData("no owner at all")]
    [InlineData("")]
    public void Of_other_machines_it_cannot_tell(string owner) => ClaimOwner.IsGone(owner).Should().BeFalse();

    private string With(string? id = null, string? started = null)
    {
        var parts = _own.Split('-');
        parts[^3] = id ?? parts[^3];
        parts[^2] = started ?? parts[^2];
        return string.Join('-', parts);
    }
}
