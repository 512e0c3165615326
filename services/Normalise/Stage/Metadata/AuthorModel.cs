using System.Globalization;
using Pipeline.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// How likely a candidate is the author: a weight for each thing that is true of it, learned on pages whose authors are known
/// (<c>author-model.txt</c>, written by services/Normalise/Training).
/// </summary>
internal static class AuthorModel
{
    private static readonly Dictionary<string, double> Weights = ResourceLines
        .Entries(typeof(AuthorModel).Assembly, "Pipeline.Normalise.Metadata.author-model.txt")
        .ToDictionary(entry => entry.Key, entry => double.Parse(entry.Value, CultureInfo.InvariantCulture), StringComparer.Ordinal);

    public static double Score(
        AuthorCandidate candidate,
        IReadOnlyList<AuthorCandidate> all,
        string siteKey,
        IReadOnlyDictionary<string, double>? weights = null
    )
    {
        var score = 0.0;
        foreach (var feature in Features(candidate, all, siteKey))
        {
            score += (weights ?? Weights).GetValueOrDefault(feature);
        }

        return score;
    }

    public static IEnumerable<string> Features(AuthorCandidate candidate, IReadOnlyList<AuthorCandidate> all, string siteKey)
    {
        yield return "bias";
        yield return "source " + candidate.Source;
        if (candidate.Distance is { } distance)
        {
            yield return candidate.Source + Near(distance);
            yield return "at" + Near(distance);
        }

        if (candidate.ToEnd is >= -6 and <= 6)
        {
            yield return "by the end";
        }

        if (candidate.Aside)
        {
            yield return "aside";
            yield return candidate.Source + " aside";
        }

        // Comments and teasers name many, each once; the article's author stands first.
        var kin = all.Where(other => other.Source == candidate.Source && other.Distance is not null).ToArray();
        var different = kin.Select(other => other.Key).Distinct(StringComparer.Ordinal).Count();
        if (candidate.Distance is not null)
        {
            yield return kin[0].Key == candidate.Key ? $"first of {Math.Min(different, 4)}" : $"one of {Math.Min(different, 4)}";
            yield return (kin[0].Key == candidate.Key ? "first " : "later ") + candidate.Source;
            yield return kin.Count(other => other.Key == candidate.Key) > 1 ? "again" : "once";
        }

        var same = all.Where(other => other.Source != candidate.Source && other.Key == candidate.Key)
            .Select(other => other.Source)
            .Distinct()
            .Count();
        yield return "said as often as " + Math.Min(same, 3);
        if (
            all.Any(other =>
                other.Key != candidate.Key
                && other.Key.Length < candidate.Key.Length
                && other.Key.Length > 3
                && candidate.Key.Contains(other.Key, StringComparison.Ordinal)
            )
        )
        {
            yield return "holds another";
        }

        if (all.Any(other => other.Key.Length > candidate.Key.Length && other.Key.Contains(candidate.Key, StringComparison.Ordinal)))
        {
            yield return "in another";
        }

        var name = candidate.Names[0];
        var shape =
            AuthorShape.IsOffice(name) ? "office"
            : AuthorShape.IsPerson(name) ? "person"
            : !name.Contains(' ', StringComparison.Ordinal)
                ? char.IsUpper(name[0]) ? "single"
                    : "handle"
            : name.Split(' ').Length > 4 ? "long"
            : "other";
        yield return "shape " + shape;
        yield return candidate.Source + " " + shape;
        if (candidate.Names.Count > 1)
        {
            yield return candidate.Names.Count > 4 ? "many" : "several";
        }

        var key = MetadataText.Key(name);
        if (
            siteKey.Length >= 3
            && (key.Contains(siteKey, StringComparison.Ordinal) || key.Length >= 4 && siteKey.Contains(key, StringComparison.Ordinal))
        )
        {
            yield return "site";
            yield return candidate.Source + " site";
        }
    }

    private static string Near(int distance) =>
        distance switch
        {
            < -6 => " far above",
            < 0 => " above",
            <= 2 => " below",
            <= 6 => " near below",
            <= 16 => " further below",
            _ => " far below",
        };
}
