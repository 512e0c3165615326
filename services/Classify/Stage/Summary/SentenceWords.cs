using System.Runtime.InteropServices;
using Pipeline.Classify.Keywords;
using Pipeline.Classify.Sentences;
using Pipeline.Text;

namespace Pipeline.Classify.Summary;

/// <summary>The content words of each sentence, once each, and in how many sentences each stands.</summary>
internal sealed class SentenceWords
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _byWord;
    private readonly List<int> _sentences = [];
    private readonly StopWords _stopWords;
    private readonly int _titleWords;

    public SentenceWords(string text, string? title, string? language, IReadOnlyList<Sentence> sentences)
    {
        _byWord = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
        _stopWords = StopWords.For(language);
        Of = new int[sentences.Count][];
        var buffer = new List<int>();
        Collect(title, buffer);
        _titleWords = _ids.Count;
        for (var i = 0; i < sentences.Count; i++)
        {
            buffer.Clear();
            Collect(sentences[i].Of(text), buffer);
            Of[i] = [.. buffer];
            foreach (var id in Of[i])
            {
                CollectionsMarshal.AsSpan(_sentences)[id]++;
            }
        }
    }

    public int[][] Of { get; }

    public int Count => _ids.Count;

    /// <summary>In how many sentences a word stands.</summary>
    public int Sentences(int word) => _sentences[word];

    public bool IsInTitle(int word) => word < _titleWords;

    public int TitleWords => _titleWords;

    private void Collect(ReadOnlySpan<char> text, List<int> ids)
    {
        foreach (var word in new WordEnumerator(text))
        {
            var written = word.Of(text);
            if (WordUnits.IsSpaceless(written[0]))
            {
                // Pairs of signs stand for the words that no space divides.
                for (var i = 0; i + 1 < written.Length; i++)
                {
                    Add(written.Slice(i, 2), ids);
                }
            }
            else
            {
                Add(written, ids);
            }
        }
    }

    private void Add(ReadOnlySpan<char> written, List<int> ids)
    {
        Span<char> lower = stackalloc char[24];
        var length = Math.Min(written.Length, lower.Length);
        for (var i = 0; i < length; i++)
        {
            lower[i] = written[i] == '’' ? '\'' : char.ToLowerInvariant(written[i]);
        }

        lower = lower[..length];
        if (length < 2 || _stopWords.Contains(lower))
        {
            return;
        }

        if (length > 3 && lower[^1] == 's' && lower[^2] == '\'')
        {
            lower = lower[..^2];
        }

        // Endings differ from sentence to sentence: the first seven letters are the word, in the languages that inflect at the end.
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(_byWord, lower[..Math.Min(lower.Length, 7)], out var known);
        if (!known)
        {
            id = _sentences.Count;
            _sentences.Add(0);
        }

        if (!ids.Contains(id))
        {
            ids.Add(id);
        }
    }
}
