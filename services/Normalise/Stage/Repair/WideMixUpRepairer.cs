using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Normalise.Repair;

/// <summary>
/// Repairs Chinese, Japanese and Korean text whose pairs of bytes were read one by one as windows-1252: "ÊÐÕþ¸®". Such text is nearly all
/// signs and accented capitals, which no language writes, and its pairs are common characters throughout.
/// </summary>
internal static class WideMixUpRepairer
{
    /// <summary>Pairs that a proof takes.</summary>
    private const int LeastPairs = 8;

    private const int Sample = 4_000;

    private static readonly Encoding[] Pages =
    [
        CodePagesEncodingProvider.Instance.GetEncoding(51932)!,
        CodePagesEncodingProvider.Instance.GetEncoding(949)!,
        CodePagesEncodingProvider.Instance.GetEncoding(936)!,
    ];

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static RepairedText Repair(string text)
    {
        if (!MayBe(text))
        {
            return new RepairedText(text, []);
        }

        var (best, most) = (-1, 0.0);
        for (var page = 0; page < Pages.Length; page++)
        {
            var share = Share(Pages[page], text.Length > Sample ? text[..Sample] : text);
            (best, most) = share > most ? (page, share) : (best, most);
        }

        const double nearlyAll = 0.92;
        return most < nearlyAll
            ? new RepairedText(text, [])
            : new RepairedText(Read(Pages[best], text), [new RepairNote("mixed-up-page", Pages[best].WebName, 1)]);
    }

    /// <summary>Eight in ten characters beyond ASCII, spaces and digits aside, all of them bytes of windows-1252 above A0.</summary>
    private static bool MayBe(string text)
    {
        if (text.Length < LeastPairs * 2 || !text.AsSpan(0, Math.Min(text.Length, 400)).ContainsAnyInRange('\u00A1', '\u00FF'))
        {
            return false;
        }

        var (high, ascii) = (0, 0);
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, Sample)))
        {
            if (c is >= '\u00A1' and <= '\u00FF')
            {
                high++;
            }
            else if (char.IsAsciiLetter(c))
            {
                ascii++;
            }
            else if (c > '\u00FF' || c is >= '\u0080' and <= '\u00A0')
            {
                return false;
            }
        }

        return high >= LeastPairs * 2 && high >= ascii * 4;
    }

    /// <summary>The share of pairs that are characters of everyday text in the page.</summary>
    private static double Share(Encoding page, string text)
    {
        var (common, all) = (0.0, 0);
        var kana = 0;
        foreach (var c in Read(page, text))
        {
            if (c < 0x80)
            {
                continue;
            }

            all++;
            kana += c is >= '\u3041' and <= '\u30FF' ? 1 : 0;
            common += IsCommon(c) ? 1 : 0;
        }

        if (all < LeastPairs)
        {
            return 0;
        }

        var isJapanese = kana * 5 > all;
        return page == Pages[0] && !isJapanese || page != Pages[0] && isJapanese ? 0 : common / all;

        bool IsCommon(char c) =>
            c
                is '，'
                    or '。'
                    or '、'
                    or '：'
                    or '；'
                    or '！'
                    or '？'
                    or '“'
                    or '”'
                    or '《'
                    or '》'
                    or '（'
                    or '）'
                    or '「'
                    or '」'
                    or '·'
                    or '　'
            || (
                page == Pages[1] ? c is >= '\uAC00' and <= '\uD7A3'
                : page == Pages[0] ? c is >= '\u3041' and <= '\u30FA' or >= '\u30FC' and <= '\u30FF' or >= '\u4E00' and <= '\u9FFF'
                : IsEverydayHan(c)
            );
    }

    /// <summary>The first level of GB 2312, 3,755 characters, which are 99.7 % of running text.</summary>
    private static bool IsEverydayHan(char c)
    {
        if (c is < '\u4E00' or > '\u9FFF')
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[4];
        return Pages[2].GetBytes([c], bytes) == 2 && bytes[0] is >= 0xB0 and <= 0xD7 && bytes[1] >= 0xA1;
    }

    private static string Read(Encoding page, string text) => page.GetString(Western.GetBytes(text));
}
