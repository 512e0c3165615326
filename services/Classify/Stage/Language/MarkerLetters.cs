using System.Buffers;

namespace Pipeline.Classify.Language;

/// <summary>Letters that one language alone has, where that is enough to know it by.</summary>
internal static class MarkerLetters
{
    private static readonly SearchValues<char> Pashto = SearchValues.Create("ټډړږښځڅېۍګڼ");
    private static readonly SearchValues<char> Sorani = SearchValues.Create("ڕڵێۆەڤ");
    private static readonly SearchValues<char> Uyghur = SearchValues.Create("ۇۆۈۋېەڭ");
    private static readonly SearchValues<char> Sindhi = SearchValues.Create("ڄڃڇڌڏڊٻڀٿٽڦڻڳڱڪ");

    /// <summary>Signs simplified by Japan alone, or made there.</summary>
    private static readonly SearchValues<char> Japanese = SearchValues.Create(
        "気円駅図売読経済労戦験県沢渋単帰広転伝戻込働畑枠峠辻匂栃榊鉄団囲発対応実権総労薬楽満歯続雑両仮価塩壊択拝拡検浜猟穂緑聴覚観遅郷釈銭隠霊頼駆騒髪黒齢"
    );

    /// <summary>A language of the Arabic script that the n-gram model does not know; null where it should be asked.</summary>
    public static string? Find(ReadOnlySpan<char> text, int letters)
    {
        // In their own language these are over 8 % of letters; in a neighbour's, a borrowed name's.
        var least = Math.Max(2, letters * 6 / 100);
        var (pashto, sorani, uyghur, sindhi) = (0, 0, 0, 0);
        foreach (var unit in text)
        {
            if (unit < 'ٱ')
            {
                continue;
            }

            pashto += Pashto.Contains(unit) ? 1 : 0;
            sorani += Sorani.Contains(unit) ? 1 : 0;
            uyghur += Uyghur.Contains(unit) ? 1 : 0;
            sindhi += Sindhi.Contains(unit) ? 1 : 0;
        }

        var most = Math.Max(Math.Max(pashto, sindhi), Math.Max(uyghur, sorani));
        if (most < least)
        {
            return null;
        }

        return most == sindhi ? "sd"
            : most == pashto ? "ps"
            : most == sorani && sorani > uyghur ? "ku"
            : "ug";
    }

    public static bool HasJapanese(ReadOnlySpan<char> text) => text.ContainsAny(Japanese);
}
