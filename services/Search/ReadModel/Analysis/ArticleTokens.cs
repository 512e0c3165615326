using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Pipeline.Search.Analysis;

/// <summary>
/// An article's terms for one field, section by section. A term of a section with weight <c>n</c> is put <c>n</c> times at its position,
/// which makes BM25 count it <c>n</c> times (the idea of BM25F): one field and one list of postings a word, and titles still weigh more.
/// </summary>
internal sealed class ArticleTokens : TokenStream
{
    // No phrase reaches from the title into the text, or from one name into the next.
    private const int Gap = 100;

    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _position;
    private readonly List<Section> _sections = [];
    private IEnumerator<Token>? _tokens;
    private int _section;
    private int _repeats;
    private int _taken;
    private string? _language;

    public ArticleTokens()
    {
        _term = AddAttribute<ICharTermAttribute>();
        _position = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>To be called before each use; the same instance serves one document after another.</summary>
    public ArticleTokens Over(string? language, params ReadOnlySpan<Section> sections)
    {
        _language = language;
        _sections.Clear();
        _sections.AddRange(sections);
        return this;
    }

    public override void Reset()
    {
        base.Reset();
        (_section, _repeats, _taken, _tokens) = (-1, 0, 0, null);
    }

    public override bool IncrementToken()
    {
        if (_repeats > 0)
        {
            _repeats--;
            _position.PositionIncrement = 0; // the term itself stands as it did
            return true;
        }

        ClearAttributes();
        var gap = 1;
        while (true)
        {
            if (_tokens is not null && _taken < TermAnalyser.MostTerms && _tokens.MoveNext())
            {
                _taken++;
                _term.SetEmpty().Append(_tokens.Current.Term);
                _position.PositionIncrement = gap;
                _repeats = _sections[_section].Weight - 1;
                return true;
            }

            if (++_section >= _sections.Count)
            {
                return false;
            }

            _taken = 0;
            gap = _section == 0 ? 1 : Gap;
            _tokens = Tokeniser.Tokenise(_sections[_section].Text, _language).GetEnumerator();
        }
    }

    internal readonly record struct Section(string Text, int Weight = 1);
}
