namespace Pipeline.Classify.Entities;

/// <summary>When one organisation's (or place's) name is short for another.</summary>
internal static class OrganisationNames
{
    /// <summary>"Microsoft" for "Microsoft Corp.", "UN" for "United Nations", "Council" for "European Council".</summary>
    public static bool IsShortFor(EntityDocument document, EntityMention name, EntityMention fuller) =>
        IsAcronym(document, name, fuller)
        || IsWithoutSuffix(document, name, fuller)
        || IsItsLastWord(document, name, fuller)
        || IsBeforeOf(document, name, fuller);

    /// <summary>The initials of the other's words, small words left out or not.</summary>
    public static bool IsAcronym(EntityDocument document, EntityMention name, EntityMention fuller)
    {
        if (name.Length != 1 || fuller.Length < 2)
        {
            return false;
        }

        var shape = document.Words[name.Start].Shape;
        if (shape is not (WordShape.Upper or WordShape.DottedUpper))
        {
            return false;
        }

        var acronym = document.Word(name.Start);
        return Initials(document, acronym, fuller, small: false) || Initials(document, acronym, fuller, small: true);
    }

    private static bool Initials(EntityDocument document, ReadOnlySpan<char> acronym, EntityMention fuller, bool small)
    {
        var at = 0;
        for (var i = fuller.Start; i < fuller.End; i++)
        {
            var word = document.Word(i);
            if (!char.IsLetterOrDigit(word[0]) || (!small && EntityWordLists.Small.Contains(word)))
            {
                continue;
            }

            while (at < acronym.Length && !char.IsLetterOrDigit(acronym[at]))
            {
                at++;
            }

            if (at == acronym.Length || char.ToUpperInvariant(word[0]) != char.ToUpperInvariant(acronym[at]))
            {
                return false;
            }

            at++;
        }

        return at == acronym.TrimEnd('.').Length;
    }

    /// <summary>"Green Party" for "Green Party of Canada".</summary>
    private static bool IsBeforeOf(EntityDocument document, EntityMention name, EntityMention fuller)
    {
        if (fuller.Length < name.Length + 2 || document.Word(fuller.Start + name.Length) is not ("of" or "for" or "and"))
        {
            return false;
        }

        if (name.Length == 1 && !document.Words[name.Start].Entry.Has(LexiconFlags.OrganisationWord))
        {
            return false;
        }

        return BeginsWith(document, name, fuller);
    }

    private static bool BeginsWith(EntityDocument document, EntityMention name, EntityMention fuller)
    {
        for (var i = 0; i < name.Length; i++)
        {
            if (EntityNames.WordKey(document, name.Start + i) != EntityNames.WordKey(document, fuller.Start + i))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWithoutSuffix(EntityDocument document, EntityMention name, EntityMention fuller)
    {
        if (fuller.Length <= name.Length || fuller.Length > name.Length + 2)
        {
            return false;
        }

        if (!BeginsWith(document, name, fuller))
        {
            return false;
        }

        for (var i = fuller.Start + name.Length; i < fuller.End; i++)
        {
            if (!EntityWordLists.CompanySuffixes.Contains(document.Word(i).TrimEnd('.')) && char.IsLetter(document.Word(i)[0]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsItsLastWord(EntityDocument document, EntityMention name, EntityMention fuller) =>
        name.Length == 1
        && fuller.Length > 1
        && document.Words[name.Start].Entry.Has(LexiconFlags.OrganisationWord | LexiconFlags.PlaceWord)
        && document.Words[name.Start].Word == document.Words[fuller.End - 1].Word;

    /// <summary>For what stands in brackets: capitals, starting as the full name does or made of its letters in order.</summary>
    public static bool LooksShort(EntityDocument document, EntityMention brief, EntityMention full)
    {
        if (brief.Length != 1 || full.Length < 2)
        {
            return false;
        }

        var acronym = document.Word(brief.Start);
        int at = 0,
            capitals = 0;
        foreach (var c in acronym)
        {
            if (char.IsUpper(c))
            {
                capitals++;
            }
        }

        if (capitals < 2)
        {
            return false;
        }

        for (var i = full.Start; i < full.End && at < acronym.Length; i++)
        {
            foreach (var c in document.Word(i))
            {
                while (at < acronym.Length && !char.IsLetterOrDigit(acronym[at]))
                {
                    at++;
                }

                if (at < acronym.Length && char.ToUpperInvariant(c) == char.ToUpperInvariant(acronym[at]))
                {
                    at++;
                }
            }
        }

        return at >= acronym.Length;
    }
}
