using System.Numerics;
using static Pipeline.Normalise.Furniture.FeatureTemplates;

namespace Pipeline.Normalise.Furniture;

/// <summary>Features of a line that come from the lines around it. One instance serves one pass over one text.</summary>
internal sealed class ContextFeatures
{
    // Grammar words are about half of running text in most languages; a text far below is in one that the lists do not know.
    private const double KnownLanguageShare = 0.15;
    private static readonly int[] Offsets = [-3, -2, -1, 1, 2, 3];

    private readonly IReadOnlyList<Line> _lines;
    private readonly int[] _proseBefore;
    private readonly int[] _lastProse;
    private readonly int[] _nextProse;
    private readonly uint[] _sectionMarks;
    private readonly uint[] _marksSeen;
    private readonly bool[] _listOpened;
    private readonly bool[] _markAhead;
    private readonly int[] _loose;
    private readonly bool[] _repeatsEarlier;
    private readonly bool[] _repeatedLater;
    private readonly int[] _runs;
    private readonly int _marked;
    private readonly long[] _proseWords;
    private readonly bool _knownLanguage;

    public ContextFeatures(IReadOnlyList<Line> lines)
    {
        _lines = lines;
        var n = lines.Count;
        _proseBefore = new int[n + 1];
        _proseWords = new long[n + 1];
        _loose = new int[n + 1];
        _lastProse = new int[n];
        _nextProse = new int[n];
        _sectionMarks = new uint[n];
        _marksSeen = new uint[n];
        _listOpened = new bool[n];
        _markAhead = new bool[n];
        _runs = Runs(lines);
        _repeatsEarlier = new bool[n];
        _repeatedLater = new bool[n];
        long tokens = 0,
            functionWords = 0;
        var last = -1;
        uint section = 0,
            seen = 0;
        var listOpened = false;
        var first = new Dictionary<ulong, int>(n);
        for (var i = 0; i < n; i++)
        {
            var line = lines[i];
            var prose = line.Kind == LineKind.Prose;
            _proseBefore[i + 1] = _proseBefore[i] + (prose ? 1 : 0);
            _proseWords[i + 1] = _proseWords[i] + (prose ? line.Words : 0);
            _loose[i + 1] = _loose[i] + (line.Kind is LineKind.Prose or LineKind.Sentence ? 0 : 1);
            _lastProse[i] = last;
            _sectionMarks[i] = section;
            _marksSeen[i] = seen;
            _listOpened[i] = listOpened;
            if (line.End == LineEnd.Colon && line.Marks == 0)
            {
                listOpened = true;
            }
            else if (prose || line.Marks != 0)
            {
                listOpened = false;
            }

            if (prose)
            {
                last = i;
                section = 0;
            }
            else
            {
                var marks = line.Phrases.Whole | line.Phrases.Composed;
                section |= line.Announced;
                seen |= line.IsPointer ? 0 : marks;
                _marked += marks != 0 ? 1 : 0;
            }

            tokens += line.TokensSeen;
            functionWords += line.FunctionWords;
            if (!first.TryAdd(line.Fingerprint, i))
            {
                _repeatsEarlier[i] = true;
                _repeatedLater[first[line.Fingerprint]] = true;
                line.Repeats = lines[first[line.Fingerprint]].Repeats = line.Words > 2;
            }
        }

        var next = n;
        var ahead = false;
        for (var i = n - 1; i >= 0; i--)
        {
            _nextProse[i] = next;
            _markAhead[i] = ahead;
            ahead = lines[i].Kind != LineKind.Prose && (ahead || (lines[i].Phrases.Whole | lines[i].Phrases.Composed) != 0);
            if (lines[i].Kind == LineKind.Prose)
            {
                next = i;
            }
        }

        _knownLanguage = functionWords > KnownLanguageShare * tokens;
    }

    public void AddTo(List<int> features, int i)
    {
        var line = _lines[i];
        var kind = (int)line.Kind;
        var textual = line.Kind is LineKind.Prose or LineKind.Sentence ? 1 : 0;
        features.Add(
            Density.At(
                DensityBucket(line) * 3
                    + (
                        line.Words <= 5 ? 0
                        : line.Words <= 19 ? 1
                        : 2
                    )
            )
        );
        for (var o = 0; o < Offsets.Length; o++)
        {
            features.Add(Neighbour.At(o * Kinds + (int)KindAt(i + Offsets[o])));
        }

        features.Add(WithPrevious.At(kind * Kinds + (int)KindAt(i - 1)));
        features.Add(WithNext.At(kind * Kinds + (int)KindAt(i + 1)));
        if (i > 0)
        {
            LineFeatures.AddBits(features, PreviousMark, _lines[i - 1].Announced);
        }

        if (i + 1 < _lines.Count)
        {
            LineFeatures.AddBits(features, NextMark, _lines[i + 1].Announced);
        }

        var after = _proseBefore[^1] - _proseBefore[i + 1];
        features.Add(ProseAfter.At(CountBucket(after) * Kinds + kind));
        features.Add(ProseBefore.At(CountBucket(_proseBefore[i]) * 2 + textual));
        features.Add(ShareAfter.At(ShareBucket(_proseWords[^1] - _proseWords[i + 1], _proseWords[^1]) * 2 + textual));
        features.Add(GapBefore.At(DistanceBucket(_lastProse[i] < 0 ? int.MaxValue : i - _lastProse[i]) * 2 + textual));
        features.Add(GapAfter.At(DistanceBucket(_nextProse[i] >= _lines.Count ? int.MaxValue : _nextProse[i] - i) * 2 + textual));
        for (var bits = _sectionMarks[i]; bits != 0; bits &= bits - 1)
        {
            features.Add(SectionMark.At(BitOperations.TrailingZeroCount(bits) * 2 + textual));
        }

        AddSeen(features, _marksSeen[i], kind);

        var from = Math.Max(0, i - 4);
        var to = Math.Min(_lines.Count, i + 5);
        var looseAround = _loose[to] - _loose[from] - (_loose[i + 1] - _loose[i]);
        features.Add(Window.At(looseAround * 8 / Math.Max(1, to - from - 1) * 2 + textual));
        if (_repeatsEarlier[i])
        {
            features.Add(Repeat.At(kind));
        }

        if (_repeatedLater[i])
        {
            features.Add(Repeat.At(Kinds + kind));
        }

        var previousEnd = i == 0 ? 6 : (int)_lines[i - 1].End;
        features.Add(PreviousEnd.At(previousEnd * 2 + textual));
        if (line.Structure != LineStructure.None)
        {
            var run = _runs[i] switch
            {
                <= 2 => _runs[i] - 1,
                <= 5 => 2,
                _ => 3,
            };
            var between = (_proseBefore[i] > 0 ? 1 : 0) + (after > 0 ? 2 : 0);
            features.Add(Structure.At((((int)line.Structure - 1) * 4 + run) * 4 + between));
        }

        var own = (line.Phrases.Whole | line.Phrases.Composed) != 0 && line.Kind != LineKind.Prose ? 1 : 0;
        features.Add(
            Marked.At(
                (_marked - own) switch
                {
                    <= 1 => _marked - own,
                    <= 3 => 2,
                    _ => 3,
                } * Kinds
                    + kind
            )
        );
        features.Add(MarkAhead.At((_markAhead[i] ? Kinds : 0) + kind));
        if (_sectionMarks[i] == 0)
        {
            features.Add(Unmarked.At(kind * 2 + (_listOpened[i] ? 1 : 0)));
        }

        if (i > 0 && IsAlike(line, _lines[i - 1]))
        {
            features.Add(SameShape.At(kind * 2 + (_sectionMarks[i] == 0 ? 1 : 0)));
        }

        if (i + 1 < _lines.Count && _lines[i + 1].IsCaption)
        {
            features.Add(Captioned.At(kind));
        }

        if (line.End == LineEnd.Open && line.Words >= 5 && i + 1 < _lines.Count && _lines[i + 1] is { Begin: LineStart.Lower, Gap: 0 })
        {
            features.Add(Wrapped.At(0));
        }

        if (line.Begin == LineStart.Lower && i > 0 && line.Gap == 0 && _lines[i - 1] is { End: LineEnd.Open, Words: >= 5 })
        {
            features.Add(Wrapped.At(1));
        }
    }

    /// <summary>What the page said, for lines that come from one.</summary>
    public void AddMarkupTo(List<int> features, int i)
    {
        var line = _lines[i];
        if (line.Mark is not { } mark)
        {
            return;
        }

        var textual = line.Kind is LineKind.Prose or LineKind.Sentence ? 1 : 0;
        var size = Size(line);
        features.Add(OnPage.At((int)line.Kind));
        features.Add(Markup.At((int)mark.Kind * 3 + size));
        features.Add(
            Links.At(
                3
                    * mark.LinkShare switch
                    {
                        <= 0 => 0,
                        < 0.1f => 1,
                        < 0.3f => 2,
                        < 0.6f => 3,
                        < 0.95f => 4,
                        _ => 5,
                    }
                    + size
            )
        );
        if (i > 0 && _lines[i - 1].Mark is { } previous)
        {
            features.Add(PreviousMarkup.At((int)previous.Kind * 2 + textual));
        }

        if (i + 1 < _lines.Count && _lines[i + 1].Mark is { } next)
        {
            features.Add(NextMarkup.At((int)next.Kind * 2 + textual));
        }
    }

    private static int Size(Line line) =>
        line.Words <= 5 ? 0
        : line.Words <= 19 ? 1
        : 2;

    // How many lines of the same structure stand together around each.
    private static int[] Runs(IReadOnlyList<Line> lines)
    {
        var runs = new int[lines.Count];
        for (var from = 0; from < runs.Length; )
        {
            var to = from + 1;
            while (to < runs.Length && lines[to].Structure == lines[from].Structure)
            {
                to++;
            }

            Array.Fill(runs, to - from, from, to - from);
            from = to;
        }

        return runs;
    }

    private static void AddSeen(List<int> features, uint seen, int kind)
    {
        if ((seen & FurnitureKind.CommentForm.Bit()) != 0)
        {
            features.Add(Seen.At(kind));
        }

        if ((seen & FurnitureKind.Related.Bit()) != 0)
        {
            features.Add(Seen.At(Kinds + kind));
        }

        if ((seen & (FurnitureKind.ShareBar.Bit() | FurnitureKind.Tags.Bit())) != 0)
        {
            features.Add(Seen.At(2 * Kinds + kind));
        }

        if (
            (
                seen
                & (
                    FurnitureKind.Newsletter.Bit()
                    | FurnitureKind.Legal.Bit()
                    | FurnitureKind.Copyright.Bit()
                    | FurnitureKind.AuthorBox.Bit()
                )
            ) != 0
        )
        {
            features.Add(Seen.At(3 * Kinds + kind));
        }
    }

    // Entries of a list look like one another: tour dates, ingredients, standings.
    private static bool IsAlike(Line a, Line b) =>
        a.Begin == b.Begin
        && a.End == b.End
        && a.HasDate == b.HasDate
        && a.HasBars == b.HasBars
        && a.IsParenthesised == b.IsParenthesised
        && a.Words <= 2 * b.Words + 2
        && b.Words <= 2 * a.Words + 2;

    private LineKind KindAt(int i) => (uint)i < (uint)_lines.Count ? _lines[i].Kind : LineKind.Edge;

    private int DensityBucket(Line line)
    {
        if (!_knownLanguage)
        {
            return 0;
        }

        var share = line.TokensSeen == 0 ? 0 : (double)line.FunctionWords / line.TokensSeen;
        return share switch
        {
            0 => 1,
            < 0.15 => 2,
            < 0.28 => 3,
            < 0.42 => 4,
            _ => 5,
        };
    }

    private static int CountBucket(int count) =>
        count switch
        {
            <= 2 => count,
            <= 4 => 3,
            <= 9 => 4,
            _ => 5,
        };

    private static int ShareBucket(long part, long all)
    {
        var share = all == 0 ? 0 : (double)part / all;
        return share switch
        {
            0 => 0,
            < 0.05 => 1,
            < 0.15 => 2,
            < 0.4 => 3,
            _ => 4,
        };
    }

    private static int DistanceBucket(int distance) =>
        distance switch
        {
            int.MaxValue => 7,
            <= 4 => distance - 1,
            <= 7 => 4,
            <= 14 => 5,
            _ => 6,
        };
}
