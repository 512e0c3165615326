using Pipeline.Classify.Language;

namespace Pipeline.Classify.Training.Language;

/// <summary>Accuracy by language, confusions, and whether a confidence of .9 is right nine times in ten.</summary>
internal static class LanguageFigures
{
    public static void Print(string title, IReadOnlyList<(LanguageExample Example, LanguageGuess Guess)> results)
    {
        var right = results.Count(r => r.Guess.Code == r.Example.Language);
        Console.WriteLine($"{title}: {right / (double)results.Count:P2} of {results.Count}");
        foreach (
            var language in results
                .GroupBy(r => r.Example.Language, StringComparer.Ordinal)
                .OrderBy(g => g.Average(r => r.Guess.Code == r.Example.Language ? 1 : 0))
                .Take(10)
        )
        {
            var wrong = language
                .Where(r => r.Guess.Code != language.Key)
                .GroupBy(r => r.Guess.Code, StringComparer.Ordinal)
                .OrderByDescending(g => g.Count())
                .Take(4)
                .Select(g => $"{g.Key} {g.Count()}");
            Console.WriteLine(
                $"  {language.Key} {language.Average(r => r.Guess.Code == language.Key ? 1 : 0):P2}: {string.Join(", ", wrong)}"
            );
        }

        foreach (var bin in results.GroupBy(r => (int)(r.Guess.Confidence * 10)).OrderBy(g => g.Key))
        {
            Console.WriteLine(
                $"  confidence {bin.Average(r => r.Guess.Confidence):F2}: right {bin.Average(r => r.Guess.Code == r.Example.Language ? 1 : 0):F2} of {bin.Count()}"
            );
        }
    }
}
