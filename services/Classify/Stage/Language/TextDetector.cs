using Pipeline.Text;

namespace Pipeline.Classify.Language;

/// <summary>Detection with given models: the script narrows the choice, an n-gram model of that script makes it.</summary>
internal sealed class TextDetector(IReadOnlyList<NgramModel> models)
{
    /// <summary>Share of kana from which signs are Japanese: Japanese prose has over a third; Chinese quotes a name now and then.</summary>
    private const double JapaneseKana = 0.08;

    public LanguageGuess Detect(string text, string? declared)
    {
        Span<char> buffer = stackalloc char[TextSample.BufferLength];
        var sample = TextSample.Of(text, buffer);
        string? composed = null;
        if (sample.ContainsAnyInRange('\u0300', '\u036F'))
        {
            // Letters with their marks apart, as some systems save them: the models know them put together.
            composed = CanonicalComposition.Compose(new string(sample));
            sample = composed;
        }

        var census = new ScriptCensus(sample);
        var (script, weight, all) = census.Dominant();
        if (script is Script.None or Script.Other)
        {
            return LanguageGuess.None;
        }

        var hint = DeclaredLanguage.Code(declared);
        var (code, probability, agreement) = Decide(script, sample, census, hint);
        return code is null ? LanguageGuess.None : new LanguageGuess(code, Confidence(probability, agreement, (double)weight / all));
    }

    private (string? Code, double Probability, double Agreement) Decide(
        Script script,
        ReadOnlySpan<char> sample,
        in ScriptCensus census,
        string? hint
    )
    {
        if (script == Script.Arabic && MarkerLetters.Find(sample, census[Script.Arabic]) is { } marked)
        {
            return (marked, Certainty(census[script]), 1);
        }

        foreach (var model in models)
        {
            if (model.Script == script)
            {
                var (best, probability, agreement) = NgramScorer.Score(model, sample, Array.IndexOf(model.Languages, hint));
                return agreement > 0 ? (model.Languages[best], probability, agreement) : (null, 0, 0);
            }
        }

        if (script == Script.Devanagari)
        {
            var (code, probability) = WordLists.Devanagari(sample, hint);
            return (code, probability, 1);
        }

        return script == Script.Han ? Signs(sample, census, hint) : (Alone(script, sample), Certainty(census[script]), 1);
    }

    private static (string Code, double Probability, double Agreement) Signs(
        ReadOnlySpan<char> sample,
        in ScriptCensus census,
        string? hint
    )
    {
        var (han, kana, hangul) = (census[Script.Han], census[Script.Kana], census[Script.Hangul]);
        var all = han + kana + hangul;
        if (hangul > kana && hangul * 4 >= han)
        {
            return ("ko", Certainty(all * 2), (double)(hangul + han) / all);
        }

        if (kana > JapaneseKana * (han + kana))
        {
            return ("ja", Certainty(all * 2), (double)(han + kana) / all);
        }

        // A headline may do without kana, hardly without a sign that only Japan writes so.
        if (MarkerLetters.HasJapanese(sample))
        {
            return ("ja", 0.8, 1);
        }

        return hint == "ja" && all < 20 ? ("ja", 0.6, 1) : ("zh", Certainty(all), (double)han / all);
    }

    private static string? Alone(Script script, ReadOnlySpan<char> sample) =>
        script switch
        {
            Script.Greek => "el",
            Script.Hebrew => "he",
            Script.Armenian => "hy",
            Script.Georgian => "ka",
            Script.Bengali => sample.ContainsAny('ৰ', 'ৱ') ? "as" : "bn",
            Script.Gurmukhi => "pa",
            Script.Gujarati => "gu",
            Script.Odia => "or",
            Script.Tamil => "ta",
            Script.Telugu => "te",
            Script.Kannada => "kn",
            Script.Malayalam => "ml",
            Script.Sinhala => "si",
            Script.Thai => "th",
            Script.Lao => "lo",
            Script.Tibetan => "bo",
            Script.Burmese => "my",
            Script.Khmer => "km",
            Script.Ethiopic => "am",
            Script.Thaana => "dv",
            _ => null,
        };

    /// <summary>Where the script alone decides: a name of three letters may be quoted, a word is hardly.</summary>
    private static double Certainty(int letters) => letters / (letters + 1.5);

    /// <summary>
    /// A few foreign names and quotations are in every article: down to 85 % of its own language a text counts as pure. From there the
    /// confidence falls, and at an even mixture it is well under a half, for then there is no such thing as the text's language.
    /// </summary>
    private static double Confidence(double probability, double agreement, double share)
    {
        const double Pure = 0.85;
        const double Hopeless = 0.3;
        var purity = Math.Clamp(((agreement * share) - Hopeless) / (Pure - Hopeless), 0, 1);
        return Math.Clamp(probability * purity, 0.01, 0.999);
    }
}
