using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>Scores a classifier on labelled articles and prints the figures.</summary>
internal static class TopicReport
{
    internal sealed record LabelledCase(string Group, string? Title, string Text, int Subjects);

    public static LabelledCase Case(TrainingText text) => new(text.Source, null, text.Text, text.Subjects);

    /// <summary>
    /// Lines of JSON with <c>text</c>, at will <c>title</c> and <c>source</c>, and <c>accept</c> (names) or <c>topic</c> (code).
    /// </summary>
    public static IEnumerable<LabelledCase> Read(string path)
    {
        foreach (var row in TrainingSources.Lines(path))
        {
            var subjects = row.TryGetProperty("accept", out var accept)
                ? accept.EnumerateArray().Aggregate(0, (bits, name) => bits | Subjects.ByName(name.GetString()!))
                : Subjects.ByCode(TrainingSources.Text(row, "topic"));
            var text = TrainingSources.Text(row, "text");
            string? title = TrainingSources.Text(row, "title");
            if (title.Length == 0)
            {
                // The first line of a plain article is its headline.
                var end = text.IndexOf('\n', StringComparison.Ordinal);
                (title, text) = end is > 0 and < 200 ? (text[..end], text[end..]) : (null, text);
            }

            yield return new LabelledCase(TrainingSources.Text(row, "source"), title, text, subjects);
        }
    }

    public static void Print(TopicClassifier classifier, string name, IEnumerable<LabelledCase> cases, bool details = false)
    {
        foreach (var group in cases.GroupBy(item => item.Group))
        {
            var results = group.Select(item => (item.Subjects, Topics: classifier.Score(item.Title, item.Text))).ToList();
            var first = results.Average(r => IsRight(r.Subjects, r.Topics, 1));
            var second = results.Average(r => IsRight(r.Subjects, r.Topics, 2));
            var confidence = results.Average(r => r.Topics.Count > 0 ? r.Topics[0].Confidence : 0);
            Console.WriteLine(
                FormattableString.Invariant(
                    $"{name} {group.Key}: {results.Count} texts, first {first:F3}, first two {second:F3}, mean confidence {confidence:F3}"
                )
            );
            if (details)
            {
                Details(results);
            }
        }
    }

    private static void Details(List<(int Subjects, IReadOnlyList<Contracts.Topic> Topics)> results)
    {
        foreach (var subject in results.GroupBy(r => r.Subjects).OrderBy(g => g.Key))
        {
            var right = subject.Average(r => IsRight(r.Subjects, r.Topics, 1));
            var wrong = subject
                .Where(r => IsRight(r.Subjects, r.Topics, 1) == 0)
                .GroupBy(r => r.Topics.Count > 0 ? r.Topics[0].Name : "none")
                .OrderByDescending(g => g.Count())
                .Select(g => $"{g.Key} {g.Count()}");
            Console.WriteLine(
                FormattableString.Invariant(
                    $"  {MediaTopics.All[int.Log2(subject.Key)].Name} {right:F2} of {subject.Count()}; {string.Join(", ", wrong)}"
                )
            );
        }
    }

    private static double IsRight(int subjects, IReadOnlyList<Contracts.Topic> topics, int among) =>
        subjects == Subjects.None
            ? TopicClassifier.Over(topics, TopicClassifier.DefaultThreshold).Count == 0
                ? 1
                : 0
            : topics.Take(among).Any(topic => (Subjects.ByCode(topic.Code) & subjects) != 0)
                ? 1
                : 0;
}
