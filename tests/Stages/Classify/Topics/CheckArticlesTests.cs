using Pipeline.Classify.Topics;

namespace Pipeline.Stages.Tests.Classify.Topics;

/// <summary>The model's floor: figures over 170 articles that no training saw.</summary>
public sealed class CheckArticlesTests
{
    private static readonly (string Topic, IReadOnlyList<Contracts.Topic> Answer)[] Answers =
    [
        .. CheckArticle.All.Select(article => (article.Topic, TopicClassifier.Classify(article.Title, article.Text))),
    ];

    public static TheoryData<string> Subjects => [.. MediaTopics.All.Select(subject => subject.Code)];

    [Fact]
    public void Has_ten_articles_for_each_subject() =>
        CheckArticle
            .All.CountBy(article => article.Topic)
            .Should()
            .BeEquivalentTo(MediaTopics.All.Select(subject => KeyValuePair.Create(subject.Code, 10)));

    [Fact]
    public void Names_the_right_subject_first_for_85_articles_in_100() => ShareRight(Answers).Should().BeGreaterThanOrEqualTo(0.85);

    [Theory]
    [MemberData(nameof(Subjects))]
    public void Reaches_every_subject(string code) =>
        ShareRight(Answers.Where(answer => answer.Topic == code)).Should().BeGreaterThanOrEqualTo(0.6);

    [Fact]
    public void Gives_no_topic_to_nine_in_ten_texts_that_have_none() =>
        CheckArticle
            .None.Average(text =>
                TopicClassifier.Over(TopicClassifier.Classify(text.Title, text.Text), TopicClassifier.DefaultThreshold).Count == 0
                    ? 1.0
                    : 0.0
            )
            .Should()
            .BeGreaterThanOrEqualTo(0.9);

    [Fact]
    public void Means_its_confidence()
    {
        var sure = Answers.Where(answer => answer.Answer[0].Confidence >= 0.8).ToArray();
        var unsure = Answers.Where(answer => answer.Answer[0].Confidence < 0.6).ToArray();
        sure.Should().NotBeEmpty();
        ShareRight(sure).Should().BeGreaterThan(sure.Average(answer => answer.Answer[0].Confidence) - 0.15);
        ShareRight(unsure).Should().BeLessThan(ShareRight(sure));

        // 0.15: the articles are short and plain, so the model may be more right than it says, but never much less.
        foreach (
            var group in Answers.GroupBy(answer => Math.Min(4, (int)(answer.Answer[0].Confidence * 5))).Where(group => group.Count() >= 5)
        )
        {
            ShareRight(group)
                .Should()
                .BeGreaterThan(
                    group.Average(answer => answer.Answer[0].Confidence) - 0.15,
                    $"{group.Count()} answers are from {group.Key / 5.0:0.0}"
                );
        }
    }

    private static double ShareRight(IEnumerable<(string Topic, IReadOnlyList<Contracts.Topic> Answer)> answers) =>
        answers.Average(answer => answer.Answer[0].Code == answer.Topic ? 1.0 : 0.0);
}
