namespace Pipeline.Classify.Entities;

/// <summary>
/// An article's names: mentions gathered by their words, one kind for each name, and the places that the model passed over.
/// </summary>
internal static class EntityNames
{
    private const LexiconFlags NoFirstName =
        LexiconFlags.Country
        | LexiconFlags.LargeCity
        | LexiconFlags.City
        | LexiconFlags.Region
        | LexiconFlags.Demonym
        | LexiconFlags.OrganisationWord
        | LexiconFlags.PlaceWord;

    public static List<EntityName> Gather(EntityDocument document, List<EntityMention> mentions)
    {
        var names = new Dictionary<ulong, EntityName>();
        var ordered = new List<EntityName>();
        foreach (var mention in mentions)
        {
            Name(document, mention, names, ordered).Add(document, mention, byModel: true);
        }

        foreach (var name in ordered)
        {
            name.Kind = KindOf(document, name);
        }

        var surnames = Surnames(document, ordered);
        AddMissed(document, mentions, surnames, names, ordered);
        return ordered;
    }

    public static ulong Key(EntityDocument document, int start, int end)
    {
        var key = 0UL;
        for (var i = start; i < end; i++)
        {
            key = TextHash.Combine(key, WordKey(document, i));
        }

        return key;
    }

    /// <summary>"U.S." and "US" are one word, as are "al-Assad" and "Assad".</summary>
    public static ulong WordKey(EntityDocument document, int token)
    {
        ref readonly var traits = ref document.Words[token];
        if (
            traits.Shape
            is not (
                WordShape.DottedUpper
                or WordShape.CapitalisedDotted
                or WordShape.Initial
                or WordShape.LowerHyphenCapitalised
                or WordShape.CapitalisedHyphenCapitalised
            )
        )
        {
            return traits.Word;
        }

        var word = document.Word(token);
        if (word.Length > 4 && word[2] is '-' or '‑' && (word[0] | 0x20) is 'a' or 'e' && (word[1] | 0x20) is 'l')
        {
            word = word[3..];
        }

        var hash = TextHash.Start();
        foreach (var c in word)
        {
            if (c != '.')
            {
                hash = TextHash.Add(hash, TextHash.Fold(c));
            }
        }

        return TextHash.Mix(hash);
    }

    private static EntityName Name(
        EntityDocument document,
        EntityMention mention,
        Dictionary<ulong, EntityName> names,
        List<EntityName> ordered
    )
    {
        var key = Key(document, mention.Start, mention.End);
        if (!names.TryGetValue(key, out var name))
        {
            name = new EntityName(key, mention);
            names.Add(key, name);
            ordered.Add(name);
        }

        return name;
    }

    /// <summary>What most mentions are; between equals, what lists say, then the first mention.</summary>
    private static EntityKind KindOf(EntityDocument document, EntityName name)
    {
        var best = name.First.Kind;
        ref readonly var word = ref document.Words[name.First.Start];
        var knownPlace =
            name.Length == 1
                ? word.Entry.Has(LexiconFlags.Country | LexiconFlags.LargeCity)
                : word.Phrase >> EntitySentence.PhrasePlace == 1
                    && (
                        (LexiconFlags)word.Phrase
                        & (LexiconFlags.Country | LexiconFlags.LargeCity | LexiconFlags.City | LexiconFlags.Region)
                    ) != 0;
        foreach (var kind in (ReadOnlySpan<EntityKind>)[EntityKind.Person, EntityKind.Organisation, EntityKind.Place])
        {
            var more = name.CountAs(kind) - name.CountAs(best);
            if (more > 0 || (more == 0 && knownPlace && kind == EntityKind.Place))
            {
                best = kind;
            }
        }

        return best;
    }

    /// <summary>A word by itself that ends a person's full name elsewhere is that person, whatever the sentence looked like.</summary>
    /// <returns>The last words of full names.</returns>
    private static HashSet<ulong> Surnames(EntityDocument document, List<EntityName> names)
    {
        var surnames = new HashSet<ulong>();
        foreach (var name in names)
        {
            if (name.Kind == EntityKind.Person && name.Length > 1)
            {
                surnames.Add(WordKey(document, name.First.End - 1));
            }
        }

        var alone = new HashSet<ulong>();
        foreach (var name in names)
        {
            if (name.Kind == EntityKind.Person && name.Length == 1)
            {
                alone.Add(WordKey(document, name.First.Start));
            }
        }

        foreach (var name in names)
        {
            // And a word before such a person's name that lists do not give to places and organisations is the first name.
            if (
                name.Kind != EntityKind.Person
                && name.Length == 2
                && alone.Contains(WordKey(document, name.First.End - 1))
                && !document.Words[name.First.Start].Entry.Has(NoFirstName)
            )
            {
                name.Kind = EntityKind.Person;
            }

            if (name.Length != 1 || name.Kind == EntityKind.Person || name.Count > 2)
            {
                continue;
            }

            if (document.Words[name.First.Start].Entry.Has(LexiconFlags.Country | LexiconFlags.LargeCity))
            {
                continue;
            }

            if (surnames.Contains(WordKey(document, name.First.Start)))
            {
                name.Kind = EntityKind.Person;
            }
        }

        return surnames;
    }

    /// <summary>The same words with the same capitals elsewhere in the article are the same name.</summary>
    private static void AddMissed(
        EntityDocument document,
        List<EntityMention> mentions,
        HashSet<ulong> surnames,
        Dictionary<ulong, EntityName> names,
        List<EntityName> ordered
    )
    {
        const int Longest = 6;
        var longest = new Dictionary<ulong, int>();
        foreach (var name in ordered)
        {
            if (name.Length > Longest)
            {
                continue;
            }

            var first = WordKey(document, name.First.Start);
            longest[first] = Math.Max(longest.GetValueOrDefault(first), name.Length);
        }

        var next = 0;
        for (var at = 0; at < document.Tokens.Count; at++)
        {
            while (next < mentions.Count && mentions[next].End <= at)
            {
                next++;
            }

            if (next < mentions.Count && at >= mentions[next].Start)
            {
                continue;
            }

            if (!document.Words[at].HasCapital)
            {
                continue;
            }

            var word = WordKey(document, at);
            if (surnames.Contains(word) && MayBe(document, at, 1) && !EntityMentions.FollowsArticle(document, at))
            {
                var surname = new EntityMention(at, at + 1, EntityKind.Person);
                Name(document, surname, names, ordered).Add(document, surname, byModel: false);
                continue;
            }

            if (!longest.TryGetValue(word, out var most))
            {
                continue;
            }

            var limit = next < mentions.Count ? mentions[next].Start : document.Tokens.Count;
            for (var length = Math.Min(most, limit - at); length > 0; length--)
            {
                if (!names.TryGetValue(Key(document, at, at + length), out var name) || !MayBe(document, at, length))
                {
                    continue;
                }

                if (length == 1 && name.Kind == EntityKind.Person && EntityMentions.FollowsArticle(document, at))
                {
                    continue;
                }

                name.Add(document, new EntityMention(at, at + length, name.Kind), byModel: false);
                at += length - 1;
                break;
            }
        }
    }

    /// <summary>Has a capital that neither a title nor a sentence start accounts for.</summary>
    private static bool IsNameLike(EntityDocument document, int token)
    {
        ref readonly var word = ref document.Words[token];
        return word.HasCapital && !EntityMentions.IsTitle(document, token) && !(word.IsSentenceStart && word.Entry.Case is 1 or 2);
    }

    private static bool MayBe(EntityDocument document, int at, int length)
    {
        for (var i = at + 1; i < at + length; i++)
        {
            if (document.Tokens[i].OpensSentence)
            {
                return false;
            }
        }

        if (length > 1)
        {
            return true;
        }
        // Part of a longer run of capitals it may be another name's: "Hama" in "Hama Brigade".
        ref readonly var word = ref document.Words[at];
        var alone =
            (at == 0 || document.Tokens[at].OpensSentence || !IsNameLike(document, at - 1))
            && (at + 1 >= document.Tokens.Count || document.Tokens[at + 1].OpensSentence || !document.Words[at + 1].HasCapital);
        return alone && (!word.IsSentenceStart || word.Entry.Case is not (1 or 2));
    }
}
