using System.Globalization;
using System.Text;

namespace Pipeline.Normalise.Html;

/// <summary>Gathers the inline text of one block, with spaces as a browser would show them, and counts as it goes.</summary>
internal sealed class BlockBuffer
{
    private readonly StringBuilder text = new();
    private int letters;
    private int linkedLetters;
    private int words;
    private int stops;
    private bool inWord;
    private bool spaceWaits;
    private int breaks;
    private int lastLink = -1;

    /// <param name="link">Index of the link around the text, or -1.</param>
    public void Append(string data, int link, bool preformatted)
    {
        var linked = link >= 0;
        lastLink = linked ? link : lastLink;
        foreach (var c in data)
        {
            if (preformatted && c is '\n')
            {
                text.Append('\n');
                inWord = false;
                continue;
            }

            if (IsSpace(c))
            {
                spaceWaits = !preformatted;
                inWord = false;
                if (preformatted)
                {
                    text.Append(' ');
                }

                continue;
            }

            WriteWaiting();
            text.Append(c);
            Count(c, linked);
        }
    }

    /// <summary>A line break. True where it is the second in a row, which readers take for a new paragraph.</summary>
    public bool Break()
    {
        spaceWaits = false;
        inWord = false;
        return text.Length > 0 && ++breaks >= 2;
    }

    public void Cell()
    {
        spaceWaits = false;
        breaks = 0;
        if (text.Length > 0)
        {
            text.Append(" | ");
        }

        inWord = false;
    }

    public Block? Take(int element, BlockKind kind)
    {
        var content = letters == 0 && stops == 0 ? string.Empty : text.ToString().TrimEnd();
        content = kind == BlockKind.Preformatted ? content.Trim('\n') : content.Trim();
        var block = content.Length == 0
            ? null
            : new Block
            {
                Text = content,
                Element = element,
                Kind = kind,
                Letters = letters,
                LinkedLetters = linkedLetters,
                Link = linkedLetters > 0 ? lastLink : -1,
                Words = words,
                Stops = stops,
                EndsSentence = EndsSentence(content),
            };
        text.Clear();
        (letters, linkedLetters, words, stops, breaks) = (0, 0, 0, 0, 0);
        inWord = spaceWaits = false;
        lastLink = -1;
        return block;
    }

    private static bool IsSpace(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f' or '\u00A0' || (c > '\u00FF' && char.IsWhiteSpace(c));

    private void WriteWaiting()
    {
        if (breaks > 0)
        {
            text.Append('\n');
            breaks = 0;
            spaceWaits = false;
        }
        else if (spaceWaits)
        {
            if (text.Length > 0)
            {
                text.Append(' ');
            }

            spaceWaits = false;
        }
    }

    private void Count(char c, bool linked)
    {
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            letters++;
            linkedLetters += linked ? 1 : 0;
            // Scripts without spaces: two signs are about one word.
            var isIdeograph = c is >= '\u2E80' and <= '\u9FFF' or >= '\u0E00' and <= '\u0EFF';
            if (!inWord || (isIdeograph && (letters & 1) == 0))
            {
                words++;
            }

            inWord = true;
            return;
        }

        stops += c is '.' or ',' or '!' or '?' or ';' or '\u3002' or '\u3001' or '\uFF0C' or '\u060C' or '\u06D4' or '\u0964' or '\u2026' ? 1 : 0;
        inWord = inWord && (c is '\'' or '\u2019' or '-' || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
    }

    private static bool EndsSentence(string text)
    {
        var i = text.Length - 1;
        while (i > 0 && text[i] is '"' or '\'' or '\u201D' or '\u2019' or ')' or ']' or '\u00BB' or ' ' or '\u300D')
        {
            i--;
        }

        return text[i] is '.' or '!' or '?' or ':' or '\u2026' or '\u3002' or '\uFF01' or '\uFF1F' or '\u06D4' or '\u0964' or '\u061F';
    }
}
