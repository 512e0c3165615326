namespace Pipeline.Classify.Entities;

/// <summary>Reads names off the labels and trims what is not part of them: titles, possessives, marks.</summary>
internal static class EntityMentions
{
    private const LexiconFlags ClaimedByLists =
        LexiconFlags.Country
        | LexiconFlags.LargeCity
        | LexiconFlags.City
        | LexiconFlags.Region
        | LexiconFlags.Demonym
        | LexiconFlags.Title
        | LexiconFlags.Language;

    public static List<EntityMention> Find(EntityDocument document)
    {
        var mentions = new List<EntityMention>();
        var labels = document.Labels;
        for (var i = 0; i < labels.Length; )
        {
            if (labels[i] == EntityLabel.Outside)
            {
                i = AddAfterHonorific(document, i, mentions);
                continue;
            }

            var end = i + 1;
            while (end < labels.Length && EntityLabel.IsInside(labels[end]) && !document.Tokens[end].OpensSentence)
            {
                end++;
            }

            AddParts(document, new EntityMention(i, end, EntityLabel.Kind(labels[i])), mentions);
            i = end;
        }

        return mentions;
    }

    /// <summary>Capitals after "Mr" are a person's name even when the model saw none.</summary>
    /// <returns>Where to go on.</returns>
    private static int AddAfterHonorific(EntityDocument document, int at, List<EntityMention> mentions)
    {
        const int MostWords = 3;
        if (!IsHonorific(document, at))
        {
            return at + 1;
        }

        var end = at + 1;
        while (
            end < document.Tokens.Count
            && end - at <= MostWords
            && document.Labels[end] == EntityLabel.Outside
            && document.Words[end].HasCapital
            && !document.Tokens[end].OpensSentence
        )
        {
            end++;
        }

        if (end > at + 1)
        {
            AddTrimmed(document, new EntityMention(at + 1, end, EntityKind.Person), mentions);
        }

        return end;
    }

    private static bool IsHonorific(EntityDocument document, int token) =>
        document.Words[token].HasCapital && EntityWordLists.Honorifics.Contains(document.Word(token).TrimEnd('.'));

    /// <summary>
    /// People joined by "and" are several people, and what a person is "of" is another name; other names hold both. Who says something "on"
    /// a
    /// platform is not named after it.
    /// </summary>
    private static void AddParts(EntityDocument document, EntityMention mention, List<EntityMention> mentions)
    {
        var start = mention.Start;
        var honorific =
            (mention.Length > 1 && IsHonorific(document, start))
            || (start > 0 && !document.Tokens[start].OpensSentence && IsHonorific(document, start - 1));
        if (honorific)
        {
            mention = mention with { Kind = EntityKind.Person };
        }

        for (var i = mention.Start; i < mention.End; i++)
        {
            var word = document.Word(i);
            var parts = word is "on"
                ? i + 1 < mention.End && EntityWordLists.Platforms.Contains(document.Word(i + 1))
                : mention.Kind == EntityKind.Person && word is ("and" or "&" or "," or "of");
            if (!parts)
            {
                continue;
            }

            AddTrimmed(document, new EntityMention(start, i, mention.Kind), mentions);
            start = word is "of" ? mention.End : i + 1;
        }

        AddTrimmed(document, mention with { Start = start }, mentions);
    }

    private static void AddTrimmed(EntityDocument document, EntityMention mention, List<EntityMention> mentions)
    {
        var words = document.Words;
        var (start, end) = (mention.Start, mention.End);
        while (end > start && IsMark(words[end - 1]))
        {
            end--;
        }

        while (end > start && words[end - 1].IsConnector && words[end - 1].Shape == WordShape.Lower)
        {
            end--;
        }

        while (end > start && IsMark(words[start]))
        {
            start++;
        }
        // "The Hague" has its article within a sentence too; at the start of one it tells nothing.
        if (end - start > 1 && (document.Word(start) is "the" || (document.Word(start) is "The" && words[start].IsSentenceStart)))
        {
            start++;
        }

        if (mention.Kind == EntityKind.Person)
        {
            start = SkipTitles(document, start, end);
            // "Rapper Stormzy" at a sentence start.
            if (
                end - start > 1
                && words[start] is { IsSentenceStart: true, Entry.Case: 1 }
                && !words[start].Entry.Has(LexiconFlags.FirstName)
            )
            {
                start++;
            }

            while (
                end > start + 1 && words[end - 1].Shape is WordShape.Upper && EntityWordLists.PostNominals.Contains(document.Word(end - 1))
            )
            {
                end--;
            }
        }

        if (mention.Kind == EntityKind.Organisation && start < end)
        {
            start = TakeUnclaimed(document, start);
        }

        if (start >= end || !AnyCapital(words, start, end))
        {
            return;
        }

        if (end - start == 1 && IsNoName(document, start, mention.Kind))
        {
            return;
        }

        mentions.Add(new EntityMention(start, end, mention.Kind));
    }

    /// <summary>
    /// A capitalised word in front that is nearly never written small, and is not a place, people, title or day, belongs to the name.
    /// </summary>
    private static int TakeUnclaimed(EntityDocument document, int start)
    {
        while (start > 0 && !document.Tokens[start].OpensSentence && document.Labels[start - 1] == EntityLabel.Outside)
        {
            ref readonly var word = ref document.Words[start - 1];
            if (
                word.Shape != WordShape.Capitalised
                || word.IsSentenceStart
                || word.Entry.Case is not (0 or 5)
                || word.Entry.Has(ClaimedByLists)
            )
            {
                break;
            }

            if (IsTitle(document, start - 1) || EntityWordLists.NeverAlone.Contains(document.Word(start - 1)))
            {
                break;
            }

            start--;
        }

        return start;
    }

    private static bool IsMark(in WordTraits word) =>
        !word.HasCapital && word.Shape is not (WordShape.Number or WordShape.LetterAndDigit or WordShape.Lower);

    private static int SkipTitles(EntityDocument document, int start, int end)
    {
        var at = start;
        if (end - at > 2 && document.Words[at].Entry.Has(LexiconFlags.Language) && IsTitle(document, at + 1))
        {
            at++;
        }

        while (at < end - 1 && IsTitle(document, at))
        {
            at++;
        }

        return at;
    }

    public static bool IsTitle(EntityDocument document, int token) => EntityWordLists.Titles.Contains(document.Word(token).TrimEnd('.'));

    private static bool AnyCapital(WordTraits[] words, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (words[i].HasCapital)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>English sets no article before a person's name: "the Bill".</summary>
    public static bool FollowsArticle(EntityDocument document, int token) =>
        token > 0 && document.Word(token - 1) is "the" or "The" or "a" or "A" or "an" or "An";

    private static bool IsNoName(EntityDocument document, int token, EntityKind kind)
    {
        var word = document.Word(token).TrimEnd('.');
        if (word.Length < 2 || EntityWordLists.NeverAlone.Contains(word) || IsTitle(document, token))
        {
            return true;
        }

        if (kind == EntityKind.Person && FollowsArticle(document, token))
        {
            return true;
        }

        var lists = document.Words[token].Entry;
        if (!lists.Has(LexiconFlags.Demonym))
        {
            return false;
        }

        return kind switch
        {
            EntityKind.Person => !lists.Has(LexiconFlags.FirstName | LexiconFlags.Surname),
            EntityKind.Organisation => word[^1] != 's',
            _ => true,
        };
    }
}
