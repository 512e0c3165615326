using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Pipeline.Search.Analysis;

/// <summary>Terms as they are.</summary>
internal sealed class TermStream : TokenStream
{
    private readonly ICharTermAttribute _term;
    private readonly List<string> _terms = [];
    private int _next;

    public TermStream() => _term = AddAttribute<ICharTermAttribute>();

    /// <inheritdoc cref="ArticleTokens.Over"/>
    public TermStream Over(IEnumerable<string> terms)
    {
        _terms.Clear();
        _terms.AddRange(terms);
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (_next == _terms.Count)
        {
            return false;
        }

        _term.SetEmpty().Append(_terms[_next++]);
        return true;
    }
}
