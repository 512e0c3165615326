using Pipeline.Contracts;

namespace Pipeline.Search.Comparing;

/// <summary>A stretch of the raw text.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Clean">What became of it, where it was repaired; else null.</param>
/// <param name="Removal">Place of its note among the article's removals; null where it was not taken away.</param>
/// <param name="Kept">Whether it stands in the clean article.</param>
public sealed record RawStretch(string Text, string? Clean, int? Removal, bool Kept);

/// <summary>
/// The raw text with what happened to it where it happened. The stages say what they repaired and removed, not where; so raw and clean text
/// are laid beside each other word by word.
/// </summary>
public sealed record RawComparison(IReadOnlyList<RawStretch> Stretches, int Repairs, int Removals)
{
    // From here on a note may have been cut; the contract says at how many characters.
    private const int CutNote = 500;

    public static RawComparison Make(string raw, NormalisedArticle article)
    {
        var words = Word.Of(raw);
        var clean = Word.Of(string.Join("\n", new[] { article.Title, article.Text }.OfType<string>()));
        var fates = new WordFate[words.Count];
        Alignment.Align(
            words,
            0,
            words.Count,
            clean,
            0,
            clean.Count,
            (at, to) => fates[at] = new WordFate(clean[to].Text, null, Kept: true)
        );
        for (var number = 0; number < article.Removed.Count; number++)
        {
            Place(words, fates, article.Removed[number].Text, number);
        }

        var stretches = Cut(raw, words, fates).ToArray();
        return new RawComparison(
            stretches,
            stretches.Count(stretch => stretch.Clean is not null),
            stretches.Select(stretch => stretch.Removal).OfType<int>().Distinct().Count()
        );
    }

    // A removal is where most of its words stand in a row among those that have no place in the clean text.
    private static void Place(IReadOnlyList<Word> words, WordFate[] fates, string note, int number)
    {
        var removed = Word.Of(note);
        var (best, bestLength) = (-1, 0);
        for (var at = 0; at < words.Count; at++)
        {
            var length = 0;
            while (
                length < removed.Count
                && at + length < words.Count
                && !fates[at + length].Kept
                && fates[at + length].Removal is null
                && words[at + length].Skeleton == removed[length].Skeleton
            )
            {
                length++;
            }

            if (length > bestLength)
            {
                (best, bestLength) = (at, length);
            }
        }

        // A long note is cut and ends with an ellipsis: so one word need not be there.
        if (best < 0 || bestLength < Math.Max(1, (removed.Count - 1) / 2))
        {
            return;
        }

        for (var i = 0; i < bestLength; i++)
        {
            fates[best + i] = new WordFate(removed[i].Text, number, Kept: false);
        }

        for (
            var after = best + bestLength;
            note.Length >= CutNote
                && note.EndsWith('…')
                && removed.Count - bestLength <= 1
                && after < words.Count
                && !fates[after].Kept
                && fates[after].Removal is null;
            after++
        )
        {
            fates[after] = new WordFate(null, number, Kept: false);
        }
    }

    private static IEnumerable<RawStretch> Cut(string raw, IReadOnlyList<Word> words, WordFate[] fates)
    {
        var start = 0; // of the stretch that is being gathered
        for (var i = 0; i < words.Count; i++)
        {
            var (word, fate) = (words[i], fates[i]);
            var before = i == 0 ? fate : fates[i - 1];
            if (fate.Kept != before.Kept || fate.Removal != before.Removal)
            {
                // The space between two fates goes with the later one.
                var end = words[i - 1].Start + words[i - 1].Text.Length;
                if (end > start)
                {
                    yield return new RawStretch(raw[start..end], null, before.Removal, before.Kept);
                }

                start = end;
            }

            if (fate.Clean is not null && fate.Clean != word.Text)
            {
                foreach (var (from, length, by) in Alignment.Differences(word.Text, fate.Clean))
                {
                    if (word.Start + from > start)
                    {
                        yield return new RawStretch(raw[start..(word.Start + from)], null, fate.Removal, fate.Kept);
                    }

                    yield return new RawStretch(raw.Substring(word.Start + from, length), by, fate.Removal, fate.Kept);
                    start = word.Start + from + length;
                }
            }
        }

        if (start < raw.Length)
        {
            var last = fates.Length == 0 ? new WordFate(null, null, Kept: false) : fates[^1];
            yield return new RawStretch(raw[start..], null, last.Removal, last.Kept);
        }
    }

    private readonly record struct WordFate(string? Clean, int? Removal, bool Kept);
}
