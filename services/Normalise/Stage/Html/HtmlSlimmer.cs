using System.Text;

namespace Pipeline.Normalise.Html;

/// <summary>
/// Cuts scripts, styles, drawings, comments, formatting and useless attributes away, and bounds depth and count of elements, before the
/// parser sees the page. Two reasons: on real pages more than half of all bytes go, and the parser walks its stack of open elements for
/// many tags, so 100,000 nested elements would cost it minutes (10,000 took 0.9 s, growing with the square).
/// One pass, no recursion, linear in the input whatever it holds.
/// </summary>
internal ref struct HtmlSlimmer
{
    // Browsers stop at 512; no article nests this deep.
    private const int MaxDepth = 256;

    // Real pages have some thousands; past this the parser takes seconds (100,000: 1.5 s, 250 MB).
    private const int MaxElements = 100_000;

    // What stands between table and cell is moved out by the parser, each piece by a search through all moved before.
    private const int MaxMisplacedInTables = 2_000;

    private const int MaxJsonLdScripts = 64;
    private const int MaxJsonLdLength = 4 * 1024 * 1024;
    private const int MaxRunOfLiteralLess = 8;

    private readonly string source;
    private readonly StringBuilder output;
    private readonly List<OpenTag> open;
    private readonly List<string> jsonLd;
    private readonly List<string> neverClosedAhead;
    private AttributeScanner attributeScanner;
    private int position;
    private int overflow;
    private int elements;
    private int misplaced;
    private int literalLessAt;
    private int literalLessRun;
    private bool noCommentEndAhead;

    private HtmlSlimmer(string html)
    {
        source = html;
        output = new StringBuilder(Math.Min(html.Length, 1 << 20));
        open = new List<OpenTag>(64);
        jsonLd = [];
        neverClosedAhead = [];
        attributeScanner = new AttributeScanner(html, output);
        literalLessAt = -1;
    }

    private readonly record struct OpenTag(int Start, int Length, TagKind Kind, Emitted As);

    private enum Emitted
    {
        AsItself,
        AsSpan,
        Nothing,
    }

    public static SlimPage Slim(string html)
    {
        var slimmer = new HtmlSlimmer(html);
        slimmer.Run();
        return new SlimPage(slimmer.output.ToString(), slimmer.jsonLd);
    }

    private void Run()
    {
        // Without it the parser nests tables in paragraphs, as browsers did for pages of the nineties.
        output.Append("<!DOCTYPE html>");
        while (position < source.Length)
        {
            var less = source.IndexOf('<', position);
            if (less < 0)
            {
                less = source.Length;
            }

            Text(position, less);
            position = less;
            if (position < source.Length)
            {
                Markup();
            }
        }
    }

    private void Text(int from, int to)
    {
        if (from >= to)
        {
            return;
        }

        var text = source.AsSpan(from, to - from);
        if (IsMisplaced(TagKind.Inline) && !text.IsWhiteSpace() && ++misplaced > MaxMisplacedInTables)
        {
            return;
        }

        output.Append(text);
    }

    private void Markup()
    {
        var next = position + 1 < source.Length ? source[position + 1] : '\0';
        if (char.IsAsciiLetter(next))
        {
            StartTag();
        }
        else if (next == '/' && position + 2 < source.Length && char.IsAsciiLetter(source[position + 2]))
        {
            EndTag();
        }
        else if (next == '!' && string.CompareOrdinal(source, position, "<!--", 0, 4) == 0)
        {
            Comment();
        }
        else if (next is '!' or '?' or '/')
        {
            var end = source.IndexOf('>', position);
            position = end < 0 ? source.Length : end + 1;
        }
        else
        {
            literalLessRun = literalLessAt == position - 1 ? literalLessRun + 1 : 1;
            literalLessAt = position;
            if (literalLessRun <= MaxRunOfLiteralLess)
            {
                output.Append("&lt;");
            }

            position++;
        }
    }

    private void Comment()
    {
        var end = noCommentEndAhead ? -1 : source.IndexOf("-->", position + 2, StringComparison.Ordinal);
        if (end >= 0)
        {
            position = end + 3;
            return;
        }

        // A comment never closed: a browser would hide the rest of the page; a reader is better served by it.
        noCommentEndAhead = true;
        end = source.IndexOf('>', position);
        position = end < 0 ? source.Length : end + 1;
    }

    private void EndTag()
    {
        var start = position + 2;
        var nameEnd = NameEnd(start);
        var name = source.AsSpan(start, nameEnd - start);
        var close = source.IndexOf('>', nameEnd);
        position = close < 0 ? source.Length : close + 1;
        if (overflow > 0)
        {
            overflow--;
            return;
        }

        var kind = TagTable.Of(name);
        if ((kind & TagKind.Void) != 0)
        {
            // Browsers read </br> as a break.
            if ((kind & TagKind.Break) != 0)
            {
                output.Append("<br>");
            }

            return;
        }

        for (var i = open.Count - 1; i >= 0; i--)
        {
            var tag = open[i];
            if (source.AsSpan(tag.Start, tag.Length).Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                // Formatting closes itself alone; an element closes what was left open inside.
                if ((kind & TagKind.Formatting) != 0)
                {
                    open.RemoveAt(i);
                }
                else
                {
                    open.RemoveRange(i, open.Count - i);
                }

                CloseOutput(tag);
                return;
            }

            // A stray end tag does not reach out of its table cell.
            if ((tag.Kind & TagKind.Cell) != 0 && (kind & (TagKind.TablePart | TagKind.Cell)) == 0)
            {
                return;
            }
        }
    }

    private readonly void CloseOutput(OpenTag tag)
    {
        switch (tag.As)
        {
            case Emitted.AsSpan:
                output.Append("</span>");
                break;
            case Emitted.AsItself:
                output.Append("</").Append(source, tag.Start, tag.Length).Append('>');
                break;
        }
    }

    private void StartTag()
    {
        var start = position + 1;
        var nameEnd = NameEnd(start);
        var name = source.AsSpan(start, nameEnd - start);
        var kind = TagTable.Of(name);
        var rollback = output.Length;
        var attributes = SlimAttributes.None;
        var isFormatting = (kind & TagKind.Formatting) != 0;
        output.Append('<').Append(isFormatting ? "span" : name);
        var selfClosing = attributeScanner.Read(nameEnd, ref attributes, out position);
        if ((kind & TagKind.Raw) != 0)
        {
            output.Length = rollback;
            if (!selfClosing || name.Equals("script", StringComparison.OrdinalIgnoreCase))
            {
                RawContent(name, (attributes & SlimAttributes.JsonLd) != 0);
            }

            return;
        }

        elements++;
        var isVoid = (kind & TagKind.Void) != 0;
        if (elements > MaxElements || (IsMisplaced(kind) && ++misplaced > MaxMisplacedInTables))
        {
            output.Length = rollback;
            overflow += isVoid ? 0 : 1;
            return;
        }

        if (isVoid)
        {
            output.Append('>');
            return;
        }

        if ((kind & TagKind.SelfNesting) != 0 && open.Count > 0
            && source.AsSpan(open[^1].Start, open[^1].Length).Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            open.RemoveAt(open.Count - 1);
        }

        if (open.Count >= MaxDepth || overflow > 0)
        {
            output.Length = rollback;
            overflow++;
            return;
        }

        var emitted = Emitted.AsItself;
        if (isFormatting)
        {
            emitted = attributes == SlimAttributes.None ? Emitted.Nothing : Emitted.AsSpan;
            output.Length = emitted == Emitted.Nothing ? rollback : output.Length;
        }

        if (emitted != Emitted.Nothing)
        {
            output.Append('>');
        }

        open.Add(new OpenTag(start, nameEnd - start, kind, emitted));
    }

    private readonly bool IsMisplaced(TagKind kind) =>
        open.Count > 0 && (open[^1].Kind & TagKind.TablePart) != 0
        && (kind & (TagKind.TablePart | TagKind.Cell | TagKind.Caption | TagKind.Void)) == 0;

    private void RawContent(ReadOnlySpan<char> name, bool isJsonLd)
    {
        foreach (var known in neverClosedAhead)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        var from = position;
        while (true)
        {
            var end = source.IndexOf("</", from, StringComparison.Ordinal);
            if (end < 0)
            {
                neverClosedAhead.Add(name.ToString());

                // Never closed: script and style hide all that follows, as in a browser; of the others only the tag goes.
                if (name.Equals("script", StringComparison.OrdinalIgnoreCase) || name.Equals("style", StringComparison.OrdinalIgnoreCase))
                {
                    position = source.Length;
                }

                return;
            }

            if (source.AsSpan(end + 2).StartsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                Keep(name, isJsonLd, end);
                var close = source.IndexOf('>', end);
                position = close < 0 ? source.Length : close + 1;
                return;
            }

            from = end + 2;
        }
    }

    private readonly void Keep(ReadOnlySpan<char> name, bool isJsonLd, int end)
    {
        if (isJsonLd && jsonLd.Count < MaxJsonLdScripts && end - position <= MaxJsonLdLength)
        {
            jsonLd.Add(source[position..end]);
        }
        else if (name.Equals("title", StringComparison.OrdinalIgnoreCase) && end - position <= AttributeScanner.MaxLength)
        {
            output.Append("<title>").Append(source.AsSpan(position, end - position)).Append("</title>");
        }
    }

    private readonly int NameEnd(int from)
    {
        var i = from;
        while (i < source.Length && source[i] is not ('>' or '/') && !char.IsWhiteSpace(source[i]))
        {
            i++;
        }

        return i;
    }
}
