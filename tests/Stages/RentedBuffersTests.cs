using System.Text;
using Pipeline.Classify;
using Pipeline.Contracts;
using Pipeline.Normalise;
using Pipeline.Stages.Tests.Ingest;

namespace Pipeline.Stages.Tests;

/// <summary>Every buffer from a shared pool goes back to it, whatever the file.</summary>
public sealed class RentedBuffersTests
{
    public static TheoryData<string> Samples => [.. FuzzSeeds.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Ingest_gives_back_what_it_rents(string sample)
    {
        var whole = FuzzSeeds.Read(sample);
        byte[][] contents = [whole, whole[..(whole.Length / 2)], whole[..^1], [.. whole.Reverse()]];
        using var rented = new RentedBuffers();
        foreach (var content in contents)
        {
            rented.Start();
            _ = IngestRun.Of(content, sample);
            rented.Stop();

            rented.Out.Should().BeEmpty();
        }

        rented.Total.Should().BePositive("else nothing is listened to");
    }

    [Fact]
    public void The_other_stages_give_back_what_they_rent()
    {
        var mojibake = Encoding.Latin1.GetString(
            Encoding.UTF8.GetBytes("The café’s “owner”, María Núñez, said on Monday in Geneva: naïve, isn’t it? ")
        );
        var text = string.Concat(Enumerable.Repeat(mojibake, 300));
        using var rented = new RentedBuffers();
        rented.Start();
        var normalised = (NormaliseResult.Accepted)
            Normaliser.Run(
                new RawArticle
                {
                    Id = "a",
                    Content = [],
                    MediaType = "text/plain",
                    Text = text,
                    TextMediaType = "text/plain",
                },
                NormaliseSettings.Default
            );
        _ = Classifier.Run(normalised.Article, ClassifySettings.Default);
        rented.Stop();

        rented.Out.Should().BeEmpty();
        rented.Total.Should().BePositive();
    }
}
