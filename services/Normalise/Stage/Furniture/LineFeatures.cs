using System.Numerics;
using static Pipeline.Normalise.Furniture.FeatureTemplates;

namespace Pipeline.Normalise.Furniture;

/// <summary>Features of a line that hold whatever stands around it.</summary>
internal static class LineFeatures
{
    private const int ShortWords = 14;

    public static int[] Of(Line line)
    {
        var features = new List<int>(24) { Bias.At(0), FeatureTemplates.Words.At(WordBucket(line.Words)) };
        var size =
            line.Words <= 5 ? 0
            : line.Words <= 19 ? 1
            : 2;
        features.Add(End.At((int)line.End * 3 + size));
        features.Add(Begin.At((int)line.Begin * 2 + (size == 0 ? 0 : 1)));
        features.Add(FeatureTemplates.Sentences.At(Math.Min(line.Sentences, 3)));
        features.Add(FeatureTemplates.Capitals.At(CapitalBucket(line.Capitals) * 2 + (size == 0 ? 0 : 1)));

        Span<bool> signs =
        [
            line.AllCapitals,
            line.IsUrl,
            line.HasUrl && !line.IsUrl,
            line.HasEmail,
            line.HasQuote,
            line.HasBars,
            line.IsGlued,
            line.IsParenthesised,
            line.EndsInStar,
            line.HasDate && size == 0,
            line.HasDate && size > 0,
            line.HasTime,
            line.IsNumber,
            line.Kind == LineKind.Ornament,
            line.IsCaption,
            line.IsCommentStamp,
            line.IsPointer,
        ];
        for (var i = 0; i < signs.Length; i++)
        {
            if (signs[i])
            {
                features.Add(Sign.At(i));
            }
        }

        var isShort = line.Words <= ShortWords;
        AddBits(features, Whole, line.Phrases.Whole);
        AddBits(features, Composed, line.Phrases.Whole == 0 ? line.Phrases.Composed : 0);
        if ((line.Phrases.Whole | line.Phrases.Composed) == 0)
        {
            AddBits(features, isShort ? PrefixShort : PrefixLong, line.Phrases.Prefix);
            AddBits(features, isShort ? InnerShort : InnerLong, line.Phrases.Inner);
        }

        return [.. features];
    }

    public static void AddBits(List<int> features, FeatureTemplate template, uint bits)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            features.Add(template.At(BitOperations.TrailingZeroCount(bits)));
        }
    }

    private static int WordBucket(int words) =>
        words switch
        {
            <= 3 => words,
            <= 5 => 4,
            <= 8 => 5,
            <= 12 => 6,
            <= 18 => 7,
            <= 28 => 8,
            <= 45 => 9,
            <= 80 => 10,
            _ => 11,
        };

    private static int CapitalBucket(double share) =>
        share switch
        {
            < 0 => 0,
            < 0.2 => 1,
            < 0.5 => 2,
            < 0.8 => 3,
            _ => 4,
        };
}
