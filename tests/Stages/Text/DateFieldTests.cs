using System.Globalization;
using Pipeline.Text;

namespace Pipeline.Stages.Tests.Text;

public sealed class DateFieldTests
{
    [Theory]
    [InlineData("2021-04-01T10:00:00.1234567Z", "2021-04-01T10:00:00.1234567+00:00")]
    [InlineData("2021-04-01", "2021-04-01T00:00:00.0000000+00:00")]
    [InlineData("Thu, 01 Apr 2021 10:00:00 EST", "2021-04-01T10:00:00.0000000-05:00")]
    [InlineData("Do, 1 Apr 2021 10:00 CEST", "2021-04-01T10:00:00.0000000+02:00")]
    [InlineData("1617271200", "2021-04-01T10:00:00.0000000+00:00")]
    [InlineData("1617271200000", "2021-04-01T10:00:00.0000000+00:00")]
    [InlineData("1 avril 2021", "2021-04-01T00:00:00.0000000+00:00")]
    [InlineData("1888-12-24", "1888-12-24T00:00:00.0000000+00:00")]
    [InlineData("24 December 1888", "1888-12-24T00:00:00.0000000+00:00")]
    public void Reads_what_feeds_documents_and_front_matter_carry(string text, string expected) =>
        DateField.Read(text)!.Value.ToString("O", CultureInfo.InvariantCulture).Should().Be(expected);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("soon")]
    [InlineData("10:30")]
    [InlineData("10:30 +0200")]
    [InlineData("12")]
    [InlineData("0001-01-01T00:00:00Z")]
    public void Takes_nothing_else_for_a_date(string? text) => DateField.Read(text).Should().BeNull();
}
