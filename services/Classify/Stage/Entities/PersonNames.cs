namespace Pipeline.Classify.Entities;

/// <summary>When one person's name is short for another.</summary>
internal static class PersonNames
{
    public static bool IsShortFor(EntityDocument document, EntityMention name, EntityMention fuller)
    {
        if (name.Length >= fuller.Length)
        {
            return name.Length == fuller.Length && name.Length > 1 && WithInitial(document, name, fuller);
        }
        // In order and each whole: "Bashar Assad" in "Bashar Hafez al-Assad", "Abdel Fattah" in "Abdel Fattah el-Sisi".
        var at = fuller.Start;
        for (var i = name.Start; i < name.End; i++)
        {
            var word = EntityNames.WordKey(document, i);
            while (at < fuller.End && EntityNames.WordKey(document, at) != word && !IsInitialOf(document, i, at))
            {
                at++;
            }

            if (at == fuller.End)
            {
                return false;
            }

            at++;
        }

        if (name.Length > 1)
        {
            return true;
        }

        var single = EntityNames.WordKey(document, name.Start);
        var last = LastOf(document, fuller);
        return single == EntityNames.WordKey(document, last) || single == EntityNames.WordKey(document, fuller.Start);
    }

    private static bool WithInitial(EntityDocument document, EntityMention name, EntityMention fuller)
    {
        var initials = 0;
        for (var i = 0; i < name.Length; i++)
        {
            if (EntityNames.WordKey(document, name.Start + i) == EntityNames.WordKey(document, fuller.Start + i))
            {
                continue;
            }

            if (!IsInitialOf(document, name.Start + i, fuller.Start + i))
            {
                return false;
            }

            initials++;
        }

        return initials > 0 && initials < name.Length;
    }

    private static bool IsInitialOf(EntityDocument document, int initial, int word)
    {
        var letter = document.Word(initial).TrimEnd('.');
        var full = document.Word(word);
        return letter.Length == 1 && full.Length > 2 && letter[0] == full[0] && document.Words[initial].Shape == WordShape.Initial;
    }

    /// <summary>The surname: what stands before "Jr" or a number.</summary>
    private static int LastOf(EntityDocument document, EntityMention name)
    {
        var last = name.End - 1;
        while (last > name.Start && document.Word(last).TrimEnd('.') is "Jr" or "Sr" or "II" or "III" or "IV" or "VI" or "XIV" or "XVI")
        {
            last--;
        }

        return last;
    }
}
