using System.Collections.Frozen;

namespace Pipeline.Classify.Summary;

/// <summary>Whether a sentence opens with a word that points to the one before it.</summary>
internal static class OpensDangling
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "he", "she", "it", "they", "this", "that", "these", "those", "his", "her", "their", "its", "but", "and", "or", "so", "however", "also", "then",
        "therefore", "meanwhile", "still", "yet", "instead", "such", "both", "i", "we", "you", "nor", "thus", "il", "elle", "ils", "elles", "ce", "cela",
        "ces", "cette", "mais", "et", "er", "sie", "es", "dies", "diese", "dieser", "aber", "und", "doch", "auch", "dabei", "damit", "él", "ella", "ellos",
        "esto", "este", "esta", "pero", "y", "también", "sin", "ele", "ela", "eles", "isso", "mas", "lui", "lei", "questo", "questa", "ma", "hij", "zij", "ze", "dit",
        "dat", "maar", "en", "han", "hon", "hun", "det", "de", "men", "och", "og", "он", "она", "они", "это", "но", "а", "и", "однако", "він", "вона", "вони", "це",
        "але", "ona", "oni", "ale", "bu", "ama", "ancak", "وهو", "لكن", "كما", "लेकिन", "वह", "यह", "但", "但是", "他", "她", "しかし", "また", "これ")
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Is(ReadOnlySpan<char> sentence)
    {
        var end = 0;
        while (end < sentence.Length && end < 12 && char.IsLetter(sentence[end]))
        {
            end++;
        }

        return Openers.Contains(sentence[..end]);
    }
}
