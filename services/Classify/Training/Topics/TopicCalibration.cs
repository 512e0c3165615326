using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>Finds how sharp an answer must be made for its confidences to be right as often as they say.</summary>
/// <remarks>
/// The sources have no articles, so half are single held-out texts, and half are made of several: the first and
/// most others of one subject, the rest of any. Least negative log-likelihood decides, as in temperature scaling
/// (Guo et al., 2017).
/// </remarks>
internal static class TopicCalibration
{
    private const int Articles = 3000;
    private const double ShareOfSubject = 0.75;

    public static TopicParameters Calibrate(byte[] data, IReadOnlyList<TrainingText> heldOut)
    {
        var model = TopicModel.Read(data);
        var classifier = new TopicClassifier(model);
        var answers = MadeArticles(heldOut)
            .Select(article =>
            {
                var answer = new float[TopicModel.Classes];
                return (article.Subject, Answer: answer, Windows: classifier.MeanAnswer(null, article.Text, answer));
            })
            .Where(article => article.Windows > 0)
            .ToList();

        var best = (Sharpness: 1f, Half: 1f, Loss: double.MaxValue);
        for (var sharpness = 1f; sharpness <= 6f; sharpness += 0.25f)
        {
            foreach (var half in new[] { 0f, 0.25f, 0.5f, 1f, 1.5f, 2f, 3f, 4f, 6f })
            {
                var loss = answers.Average(article => Loss(article.Answer, article.Windows, article.Subject, sharpness, half));
                best = loss < best.Loss ? (sharpness, half, loss) : best;
            }
        }

        Console.WriteLine(
            FormattableString.Invariant(
                $"sharpness {best.Sharpness:F2}, half at {best.Half:F2} windows, loss {best.Loss:F3} over {answers.Count} made articles"
            )
        );
        return model.Parameters with { Sharpness = best.Sharpness, HalfEvidence = best.Half };
    }

    private static double Loss(float[] answer, float windows, int subject, float sharpness, float half)
    {
        var sharpened = answer.ToArray();
        TopicClassifier.Sharpen(sharpened, windows, sharpness, half);
        return -Math.Log(Math.Max(sharpened[subject], 1e-6f));
    }

    private static IEnumerable<(int Subject, string Text)> MadeArticles(IReadOnlyList<TrainingText> texts)
    {
        var random = new Random(5);
        var bySubject = texts.Where(text => int.PopCount(text.Subjects) == 1).ToLookup(text => text.Subjects);
        var subjects = bySubject.Where(group => group.Count() >= 50).Select(group => group.Key).Order().ToArray();
        for (var i = 0; i < Articles; i++)
        {
            var subject = subjects[random.Next(subjects.Length)];
            var own = bySubject[subject].ToArray();
            var parts = Enumerable
                .Range(0, i % 2 == 0 ? 1 : random.Next(2, 15))
                .Select(part =>
                    part == 0 || random.NextDouble() < ShareOfSubject ? own[random.Next(own.Length)] : texts[random.Next(texts.Count)]
                );
            yield return (int.Log2(subject), string.Join("\n\n", parts.Select(part => part.Text)));
        }
    }
}
