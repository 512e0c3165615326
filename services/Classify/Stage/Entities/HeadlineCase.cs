namespace Pipeline.Classify.Entities;

/// <summary>
/// Headlines write every word with a capital, or in capitals, which says nothing of names. Where most of a sentence is
/// written so, each word is taken as the rest of the article writes it, or else as running text usually does.
/// </summary>
internal static class HeadlineCase
{
    private const byte SeenSmall = 1;
    private const byte SeenCapitalised = 2;
    private const byte SeenUpper = 4;

    public static void Undo(EntityDocument document)
    {
        Dictionary<ulong, byte>? written = null;
        for (var start = 0; start < document.Tokens.Count; )
        {
            var end = document.SentenceEnd(start);
            var words = document.Words.AsSpan(start, end - start);
            if (IsHeadline(words))
            {
                written ??= HowWritten(document);
                foreach (ref var word in words)
                {
                    Undo(ref word, written.GetValueOrDefault(word.Word));
                }
            }

            start = end;
        }
    }

    private static bool IsHeadline(ReadOnlySpan<WordTraits> words)
    {
        int capital = 0,
            ordinary = 0,
            letters = 0;
        foreach (ref readonly var word in words)
        {
            if (word.Shape is WordShape.Lower)
            {
                letters++;
            }
            else if (word.HasCapital)
            {
                letters++;
                capital++;
                // A list of names is not a headline: some of the capitals must be on words that need none.
                if (word.Entry.Case is 1 or 2)
                {
                    ordinary++;
                }
            }
        }

        return letters >= 3 && capital * 5 >= letters * 3 && ordinary * 4 >= capital;
    }

    private static Dictionary<ulong, byte> HowWritten(EntityDocument document)
    {
        var written = new Dictionary<ulong, byte>();
        for (var start = 0; start < document.Tokens.Count; )
        {
            var end = document.SentenceEnd(start);
            if (!IsHeadline(document.Words.AsSpan(start, end - start)))
            {
                for (var i = start; i < end; i++)
                {
                    ref readonly var word = ref document.Words[i];
                    var seen = word.Shape switch
                    {
                        WordShape.Lower => SeenSmall,
                        WordShape.Upper => SeenUpper,
                        _ when word.HasCapital && i > start => SeenCapitalised,
                        _ => (byte)0,
                    };
                    if (seen != 0)
                    {
                        written[word.Word] = (byte)(written.GetValueOrDefault(word.Word) | seen);
                    }
                }
            }

            start = end;
        }

        return written;
    }

    private static void Undo(ref WordTraits word, byte seen)
    {
        if (!word.HasCapital)
        {
            return;
        }

        var small = (seen & (SeenSmall | SeenCapitalised)) switch
        {
            SeenSmall => true,
            SeenCapitalised => false,
            _ => word.Entry.Case is 1 or 2,
        };
        if (small && (seen & SeenUpper) == 0)
        {
            word.Shape = WordShape.Lower;
            word.HasCapital = false;
            word.IsConnector = word.Entry.Has(LexiconFlags.Connector);
        }
        else if (word.Shape == WordShape.Upper && (seen & SeenUpper) == 0 && (seen != 0 || word.Entry.Case != 0 || !word.Entry.IsNone))
        {
            word.Shape = WordShape.Capitalised;
        }
    }
}
