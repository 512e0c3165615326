using System.Runtime.CompilerServices;

namespace Pipeline.Classify.Language;

/// <summary>How much of a text is in each script.</summary>
internal ref struct ScriptCensus
{
    private Counts _letters;

    public ScriptCensus(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            _letters[(int)Letters.ScriptOf(unit)]++;
        }
    }

    public readonly int this[Script script] => _letters[(int)script];

    /// <summary>A syllable or word sign says about as much as this many letters of an alphabet.</summary>
    private const int SignWeight = 3;

    /// <summary>Chinese, Japanese and Korean are counted as one; <see cref="Script.Han"/> stands for them.</summary>
    public readonly (Script Script, int Weight, int All) Dominant()
    {
        var signs = SignWeight * (this[Script.Han] + this[Script.Kana] + this[Script.Hangul]);
        var (script, most, all) = (Script.Han, signs, signs);
        for (var i = Script.Other; i <= Script.Thaana; i++)
        {
            if (i is Script.Han or Script.Kana or Script.Hangul)
            {
                continue;
            }

            all += this[i];
            if (this[i] > most)
            {
                (script, most) = (i, this[i]);
            }
        }

        return (all == 0 ? Script.None : script, most, all);
    }

    [InlineArray((int)Script.Thaana + 1)]
    private struct Counts
    {
        private int _first;
    }
}
