using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>
/// What a first model says of unlabelled news, gathered over all of it. One sentence often leaves open what a name is;
/// the many in which it stands seldom do, so that the votes teach the second model more than the first one knew.
/// </summary>
internal sealed class EntityTrainingVotes
{
    private const int Fewest = 3;
    private readonly Dictionary<string, int[]> _votes = new(StringComparer.Ordinal);
    private readonly List<EntityTrainingSentence> _sentences = [];

    public static EntityTrainingVotes Gather(EntityModel model, IEnumerable<string[]> sentences)
    {
        var votes = new EntityTrainingVotes();
        foreach (var tokens in sentences)
        {
            var words = EntityTagger.Prepare(tokens, model.Lexicon);
            var labels = new byte[words.Length];
            EntityDecoder.Decode(model, words, labels);
            votes._sentences.Add(new EntityTrainingSentence(tokens, labels));
            foreach (var (start, end, kind) in Spans(labels))
            {
                var name = string.Join(' ', tokens, start, end - start);
                if (!votes._votes.TryGetValue(name, out var counts))
                {
                    votes._votes.Add(name, counts = new int[3]);
                }

                counts[(int)kind]++;
            }
        }

        return votes;
    }

    /// <summary>Names that were found often and are nearly always of one kind.</summary>
    public IEnumerable<(string Name, EntityKind Kind)> Clear(double share)
    {
        foreach (var (name, counts) in _votes)
        {
            if (counts.Sum() >= Fewest && KindOf(counts, share) is { } kind)
            {
                yield return (name, kind);
            }
        }
    }

    /// <summary>The sentences with each name of the kind that most votes give it; those with an open name are left out.</summary>
    public IEnumerable<EntityTrainingSentence> Sentences(double share)
    {
        foreach (var sentence in _sentences)
        {
            var labels = new byte[sentence.Labels.Length];
            var clear = true;
            var any = false;
            foreach (var (start, end, _) in Spans(sentence.Labels))
            {
                var counts = _votes[string.Join(' ', sentence.Tokens, start, end - start)];
                if (KindOf(counts, share) is not { } kind)
                {
                    clear = false;
                    break;
                }

                any = true;
                labels[start] = EntityLabel.Begin(kind);
                labels.AsSpan(start + 1, end - start - 1).Fill(EntityLabel.Inside(kind));
            }

            if (clear && any)
            {
                yield return sentence with
                {
                    Labels = labels,
                };
            }
        }
    }

    private static EntityKind? KindOf(int[] counts, double share)
    {
        var best = Array.IndexOf(counts, counts.Max());
        return counts[best] >= share * counts.Sum() ? (EntityKind)best : null;
    }

    private static IEnumerable<(int Start, int End, EntityKind Kind)> Spans(byte[] labels)
    {
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == EntityLabel.Outside)
            {
                continue;
            }

            var end = i + 1;
            while (end < labels.Length && EntityLabel.IsInside(labels[end]))
            {
                end++;
            }

            yield return (i, end, EntityLabel.Kind(labels[i]));
            i = end - 1;
        }
    }
}
