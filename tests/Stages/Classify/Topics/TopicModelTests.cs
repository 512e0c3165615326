using Pipeline.Classify.Topics;

namespace Pipeline.Stages.Tests.Classify.Topics;

public sealed class TopicModelTests
{
    [Fact]
    public void Reads_back_what_was_written()
    {
        var entries = Enumerable
            .Range(1, 500)
            .Select(i => new TopicModelLayout.Entry(
                TopicHash.Finish((uint)i),
                i % 7,
                [.. Enumerable.Range(0, TopicModel.Classes).Select(c => (i * (c - 8)) / 10f)]
            ))
            .ToArray();
        var model = TopicModel.Read(TopicModelLayout.Write(entries, new TopicParameters { Sharpness = 3 }));

        model.Count.Should().Be(500);
        model.Parameters.Sharpness.Should().Be(3);
        foreach (var entry in entries)
        {
            var found = model.Find(entry.Hash);
            var scores = new float[TopicModel.Classes];
            model.AddTo(scores, found, 1);

            found.Should().BeGreaterThanOrEqualTo(0);
            model.Weight(found).Should().BeApproximately(MathF.Max(entry.Weight, 1 / 32f), 1 / 64f);
            var step = entry.Scores.Max(Math.Abs) / 127;
            scores.Zip(entry.Scores, (read, written) => Math.Abs(read - written)).Max().Should().BeLessThan(step * 0.6f);
        }
    }

    [Fact]
    public void Does_not_find_what_it_does_not_have()
    {
        var model = TopicModel.Read(TopicModelLayout.Write([new(42, 1, new float[TopicModel.Classes])], default));

        model.Find(42).Should().Be(0);
        model.Find(43).Should().Be(-1);
        model.Find(uint.MaxValue).Should().Be(-1);
    }

    [Fact]
    public void Refuses_another_kind_of_file()
    {
        var read = () => TopicModel.Read(new byte[1024]);

        read.Should().Throw<InvalidDataException>();
    }

    [Fact]
    public void Knows_all_subjects_of_the_vocabulary()
    {
        MediaTopics.All.Should().HaveCount(17);
        MediaTopics.All.Should().OnlyHaveUniqueItems(subject => subject.Code);
        MediaTopics
            .All.Should()
            .AllSatisfy(subject =>
            {
                subject.Code.Should().MatchRegex("^medtop:[0-9]{8}$");
                subject.Name.Should().NotBeEmpty();
                subject.Definition.Should().NotBeEmpty();
            });
    }
}
