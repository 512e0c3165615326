using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Pipeline.Search.Analysis;

/// <summary>
/// The words that a stemmer changes, before it does, each once: with the stemmed ones they are what the beginning of a word is looked for
/// in. Of a text's words that is one in four, and each that is left out need not be indexed.
/// </summary>
internal sealed class WholeWords : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly List<string> _texts = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private IEnumerator<Token>? _tokens;
    private Stemmer _stemmer = Stemmer.For(null);
    private int _text;
    private int _taken;

    public WholeWords() => _term = AddAttribute<ICharTermAttribute>();

    /// <inheritdoc cref="ArticleTokens.Over"/>
    public WholeWords Over(string? language, params ReadOnlySpan<string> texts)
    {
        _stemmer = Stemmer.For(language);
        _texts.Clear();
        _texts.AddRange(texts);
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        _seen.Clear();
        (_text, _taken, _tokens) = (-1, 0, null);
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        while (true)
        {
            while (_tokens is not null && _taken++ < TermAnalyser.MostTerms && _tokens.MoveNext())
            {
                var token = _tokens.Current;
                if (_seen.Add(token.Term) && TermFolding.Term(_texts[_text].AsSpan(token.Start, token.Length), _stemmer) != token.Term)
                {
                    _term.SetEmpty().Append(token.Term);
                    return true;
                }
            }

            if (++_text >= _texts.Count)
            {
                return false;
            }

            _taken = 0;
            _tokens = Tokeniser.Tokenise(_texts[_text], null).GetEnumerator();
        }
    }
}
