using Pipeline.Classify.Topics;

namespace Pipeline.Stages.Tests.Classify.Topics;

public sealed class TopicClassifierTests
{
    private const string ConflictTitle = "Government Forces Shell Rebel Positions Outside Northern City";

    private const string ConflictText = """
        Heavy artillery fire was reported on Tuesday as government troops tried to drive rebel fighters from the hills above the northern city of Karaba, a day after the insurgents seized two army posts.

        A spokesman for the armed forces said that forty militants had been killed in air strikes. The rebels denied this and claimed to have captured three armoured vehicles. Neither account could be confirmed.

        Thousands of civilians have fled the fighting since Friday, when a ceasefire agreed in the spring fell apart.
        """;

    [Fact]
    public void Finds_the_war_in_a_war_report()
    {
        var topics = TopicClassifier.Classify(ConflictTitle, ConflictText);

        topics[0].Code.Should().Be("medtop:16000000");
        topics[0].Name.Should().Be("conflict, war and peace");
        topics[0].Confidence.Should().BeGreaterThan(0.6);
    }

    [Fact]
    public void Gives_every_subject_a_confidence_best_first()
    {
        var topics = TopicClassifier.Classify(ConflictTitle, ConflictText);

        topics.Select(topic => topic.Code).Should().BeEquivalentTo(MediaTopics.All.Select(subject => subject.Code));
        topics.Select(topic => topic.Confidence).Should().BeInDescendingOrder();
        topics.Sum(topic => topic.Confidence).Should().BeApproximately(1, 1e-4);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\n ")]
    [InlineData("12 345 — 6.7 %")]
    [InlineData("qwzzx vrrtk")]
    public void Has_no_answer_where_no_word_is_known(string text) => TopicClassifier.Classify(null, text).Should().BeEmpty();

    [Fact]
    public void Answers_the_same_every_time() =>
        TopicClassifier.Classify(ConflictTitle, ConflictText).Should().Equal(TopicClassifier.Classify(ConflictTitle, ConflictText));

    [Fact]
    public void Does_without_a_title() => TopicClassifier.Classify(null, ConflictText)[0].Code.Should().Be("medtop:16000000");

    [Fact]
    public void Keeps_only_the_topics_that_reach_the_threshold()
    {
        var topics = TopicClassifier.Classify(ConflictTitle, ConflictText);

        TopicClassifier.Over(topics, TopicClassifier.DefaultThreshold).Should().Equal(topics[0]);
        TopicClassifier.Over(topics, 0).Should().HaveCount(17);
    }
}
