using System.Text;
using Pipeline.Contracts;
using Pipeline.Normalise;

namespace Pipeline.Stages.Tests.Normalise;

/// <summary>
/// A text's memory is a small multiple of its size, whatever its lines are: all that a run allocates is counted, kept or not.
/// </summary>
public sealed class MemoryTests
{
    private const int Size = 11_000_000;
    private const int MostTimes = 20;

    [Theory]
    [InlineData("ab\n")]
    [InlineData("é\n")]
    [InlineData("a \r\n")]
    [InlineData("A line as long as those of a letter that was wrapped by hand, or so.\n")]
    public void A_text_takes_no_more_than_twenty_times_its_size(string line)
    {
        var bytes = Encoding.UTF8.GetBytes(new StringBuilder().Insert(0, line, Size / line.Length).ToString());
        var raw = new RawArticle
        {
            Id = "1",
            MediaType = "text/plain",
            Content = bytes,
        };

        var before = GC.GetAllocatedBytesForCurrentThread();
        var result = Normaliser.Run(raw, NormaliseSettings.Default);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        result.Should().BeOfType<NormaliseResult.Accepted>();
        allocated.Should().BeLessThan((long)MostTimes * bytes.Length);
    }
}
