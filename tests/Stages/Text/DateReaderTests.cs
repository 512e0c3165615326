using System.Globalization;
using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Stages.Tests.Text;

public sealed class DateReaderTests
{
    [Theory]
    [InlineData("2019-11-19T08:57:40+01:00", "2019-11-19T08:57:40+01:00", DatePrecision.Second)]
    [InlineData("2019-11-19T08:57:40.123Z", "2019-11-19T08:57:40+00:00", DatePrecision.Second)]
    [InlineData("2019-11-19T08:57:40-0500", "2019-11-19T08:57:40-05:00", DatePrecision.Second)]
    [InlineData("2019-11-19 08:57", "2019-11-19T08:57:00+00:00", DatePrecision.Minute)]
    [InlineData("2019-11-19", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("2019-11", "2019-11-01T00:00:00+00:00", DatePrecision.Month)]
    [InlineData("2019", "2019-01-01T00:00:00+00:00", DatePrecision.Year)]
    [InlineData("20191119", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("20191119T085740Z", "2019-11-19T08:57:40+00:00", DatePrecision.Second)]
    [InlineData("1574150260", "2019-11-19T07:57:40+00:00", DatePrecision.Second)]
    [InlineData("1574150260000", "2019-11-19T07:57:40+00:00", DatePrecision.Second)]
    [InlineData("Tue, 19 Nov 2019 08:57:40 GMT", "2019-11-19T08:57:40+00:00", DatePrecision.Second)]
    [InlineData("Tue, 19 Nov 2019 08:57:40 +0200", "2019-11-19T08:57:40+02:00", DatePrecision.Second)]
    [InlineData("Tue Nov 19 08:57:40 CET 2019", "2019-11-19T08:57:40+01:00", DatePrecision.Second)]
    [InlineData("November 19, 2019", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("Nov. 19th, 2019", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("19th of November 2019", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("Monday, November 18, 2019 8:22AM EST", "2019-11-18T08:22:00-05:00", DatePrecision.Minute)]
    [InlineData("11:21 pm CST, Tuesday, November 19, 2019", "2019-11-19T23:21:00-06:00", DatePrecision.Minute)]
    [InlineData("July 4, 2019 at 9:05 a.m. ET", "2019-07-04T09:05:00-04:00", DatePrecision.Minute)]
    [InlineData("12:30 a.m. ET, January 4, 2019", "2019-01-04T00:30:00-05:00", DatePrecision.Minute)]
    [InlineData("3. Mai 2017, 21:15 Uhr", "2017-05-03T21:15:00+00:00", DatePrecision.Minute)]
    [InlineData("19.11.2019, 08:57", "2019-11-19T08:57:00+00:00", DatePrecision.Minute)]
    [InlineData("le 4 août 2018 à 14h30", "2018-08-04T14:30:00+00:00", DatePrecision.Minute)]
    [InlineData("19 de noviembre de 2019", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("22 de janeiro de 2018 às 0:13", "2018-01-22T00:13:00+00:00", DatePrecision.Minute)]
    [InlineData("7 октября 2015, 09:20", "2015-10-07T09:20:00+00:00", DatePrecision.Minute)]
    [InlineData("2019年11月19日", "2019-11-19T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("2018. 9. 28", "2018-09-28T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("14 Şubat 2020", "2020-02-14T00:00:00+00:00", DatePrecision.Day)]
    [InlineData("1 września 2016", "2016-09-01T00:00:00+00:00", DatePrecision.Day)]
    public void Reads_dates_as_people_and_machines_write_them(string text, string expected, DatePrecision precision)
    {
        var date = DateReader.Read(text);

        date.Should().NotBeNull();
        date!.Value.Instant.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture).Should().Be(expected);
        date.Value.Precision.Should().Be(precision);
    }

    [Theory]
    [InlineData("3/4/2019", "en-US", 4, 3)]
    [InlineData("3/4/2019", null, 4, 3)]
    [InlineData("3/4/2019", "en-GB", 3, 4)]
    [InlineData("3/4/2019", "fr", 3, 4)]
    [InlineData("23/4/2019", "en-US", 23, 4)]
    [InlineData("4/23/2019", "fr", 23, 4)]
    [InlineData("3.4.2019", "en-US", 3, 4)]
    public void Orders_day_and_month_by_language_unless_a_number_settles_it(string text, string? language, int day, int month)
    {
        var instant = DateReader.Read(text, language)!.Value.Instant;

        (instant.Day, instant.Month).Should().Be((day, month));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("0000-00-00")]
    [InlineData("2019-13-40")]
    [InlineData("1889-01-02")]
    [InlineData("2231-01-02")]
    [InlineData("31 February 2019")]
    [InlineData("12:30")]
    [InlineData("May the best win")]
    [InlineData("1.2.3")]
    [InlineData("+44 20 7946 0018")]
    public void Reads_no_date_where_there_is_none(string? text) => DateReader.Read(text).Should().BeNull();
}
