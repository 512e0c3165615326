using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>
/// Exact spans and types, as CoNLL counts; neighbours of one type are one span, since the gold labels cannot tell them apart.
/// </summary>
internal sealed class EntityTrainingScore
{
    private readonly int[] _hits = new int[3];
    private readonly int[] _said = new int[3];
    private readonly int[] _gold = new int[3];

    public void Add(ReadOnlySpan<byte> labels, ReadOnlySpan<byte> gold)
    {
        var a = Spans(labels);
        var b = Spans(gold);
        foreach (var span in a)
        {
            _said[(int)span.Kind]++;
            if (b.Contains(span))
            {
                _hits[(int)span.Kind]++;
            }
        }

        foreach (var span in b)
        {
            _gold[(int)span.Kind]++;
        }
    }

    public double F1 => Of(_hits.Sum(), _said.Sum(), _gold.Sum());

    public override string ToString() =>
        FormattableString.Invariant(
            $"F1 {F1:0.0000}  precision {(double)_hits.Sum() / _said.Sum():0.000}  recall {(double)_hits.Sum() / _gold.Sum():0.000}  "
        )
        + string.Join(
            "  ",
            Enum.GetValues<EntityKind>()
                .Select(k => FormattableString.Invariant($"{k} {Of(_hits[(int)k], _said[(int)k], _gold[(int)k]):0.000}"))
        );

    private static double Of(int hits, int said, int gold) => said + gold == 0 ? 0 : 2.0 * hits / (said + gold);

    private static HashSet<(int Start, int End, EntityKind Kind)> Spans(ReadOnlySpan<byte> labels)
    {
        var spans = new HashSet<(int, int, EntityKind)>();
        for (var i = 0; i < labels.Length; )
        {
            if (labels[i] == EntityLabel.Outside)
            {
                i++;
                continue;
            }

            var kind = EntityLabel.Kind(labels[i]);
            var end = i + 1;
            while (end < labels.Length && labels[end] != EntityLabel.Outside && EntityLabel.Kind(labels[end]) == kind)
            {
                end++;
            }

            spans.Add((i, end, kind));
            i = end;
        }

        return spans;
    }
}
