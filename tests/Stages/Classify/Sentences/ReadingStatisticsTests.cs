using Pipeline.Classify.Sentences;
using Pipeline.Text;

namespace Pipeline.Stages.Tests.Classify.Sentences;

public sealed class ReadingStatisticsTests
{
    [Theory]
    [InlineData(0, "")]
    [InlineData(0, " — … 😀 ")]
    [InlineData(5, "The bridge is closed today.")]
    [InlineData(4, "Syria’s well-known U.N. envoy")]
    [InlineData(3, "3.5 to 1,200")]
    [InlineData(3, "мост закрыт сегодня")]
    [InlineData(3, "पुल बंद है।")]
    [InlineData(6, "市议会决定关闭旧桥，今天")]
    [InlineData(3, "สะพานปิดวันนี้")]
    [InlineData(3, "橋は閉鎖 today")]
    public void Counts_words(int words, string text)
    {
        ReadingStatistics.Of(text).Words.Should().Be(words);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(100, 1)]
    [InlineData(500, 2)]
    [InlineData(2380, 10)]
    public void Tells_the_reading_time_in_whole_minutes(int words, int minutes)
    {
        ReadingStatistics.Of(string.Join(' ', Enumerable.Repeat("word", words))).ReadingMinutes.Should().Be(minutes);
    }

    [Theory]
    [InlineData("Syria’s U.N. envoy", "Syria’s", "U.N.", "envoy")]
    [InlineData("Hayat al-Sham (HTS), 3.5 %", "Hayat", "al-Sham", "HTS", "3.5")]
    [InlineData("end.Next -dash- 'quote'", "end", "Next", "dash", "quote")]
    [InlineData("Qualität: ça n’est", "Qualität", "ça", "n’est")]
    public void Divides_text_into_words(string text, params string[] words)
    {
        var found = new List<string>();
        foreach (var word in new WordEnumerator(text))
        {
            found.Add(word.Of(text).ToString());
        }

        found.Should().Equal(words);
    }
}
