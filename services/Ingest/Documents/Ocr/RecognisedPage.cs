using System.Globalization;
using System.Text;

namespace Pipeline.Ingest.Documents.Ocr;

/// <summary>A page as Tesseract read it.</summary>
/// <param name="Text">Paragraphs parted by an empty line, words that a line end cut made whole.</param>
/// <param name="Confidence">Mean over its words, from 0 to 1.</param>
/// <param name="Words">How many words.</param>
internal sealed record RecognisedPage(string Text, double Confidence, int Words)
{
    /// <summary>What Tesseract is less sure of than this is dirt on the paper.</summary>
    private const double LeastConfidence = 10;

    /// <summary>Reads Tesseract's table: level, page, block, paragraph, line, word, box, confidence, text; a word has level 5.</summary>
    public static RecognisedPage Parse(string table, CultureInfo culture)
    {
        var text = new StringBuilder();
        var (confidence, words) = (0.0, 0);
        (string Block, string Paragraph, string Line) last = ("", "", "");
        foreach (var row in table.Split('\n'))
        {
            var cells = row.TrimEnd('\r').Split('\t');
            if (cells.Length < 12 || cells[0] != "5" || !double.TryParse(cells[10], culture, out var sure) || sure < LeastConfidence)
            {
                continue;
            }

            var word = cells[11].Trim();
            if (word.Length == 0)
            {
                continue;
            }

            var at = (cells[2], cells[3], cells[4]);
            if (text.Length > 0)
            {
                if (at.Item1 != last.Block || at.Item2 != last.Paragraph)
                {
                    text.Append("\n\n");
                }
                else if (at.Item3 != last.Line && text[^1] == '-' && text.Length > 1 && char.IsLower(text[^2]) && char.IsLower(word[0]))
                {
                    text.Length--;
                }
                else
                {
                    text.Append(' ');
                }
            }

            text.Append(word);
            last = at;
            confidence += sure / 100;
            words++;
        }

        return new RecognisedPage(text.ToString(), words == 0 ? 0 : confidence / words, words);
    }
}
