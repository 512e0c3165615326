using System.Globalization;
using System.Text;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Writes PDFs object by object, good and bad, by ISO 32000.</summary>
internal sealed class PdfWriter
{
    private readonly List<string> _objects = [];

    public const string Story = "The council met on Monday to speak about the wall of the old harbour.";

    /// <summary>Adds the next object and gives its number.</summary>
    public int Add(string body)
    {
        _objects.Add(body);
        return _objects.Count;
    }

    public static string Stream(string dictionary, string content) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"<<{dictionary}/Length {Encoding.Latin1.GetByteCount(content)}>>stream\n{content}\nendstream"
        );

    /// <summary>A page that says the content stream, with these resources besides the font F1.</summary>
    public static byte[] Page(string content, string resources = "", string catalog = "", params string[] more)
    {
        var pdf = new PdfWriter();
        pdf.Add($"<</Type/Catalog/Pages 2 0 R{catalog}>>");
        pdf.Add("<</Type/Pages/Kids[3 0 R]/Count 1>>");
        pdf.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>{resources}>>>>");
        pdf.Add(Stream("", content));
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        foreach (var body in more)
        {
            pdf.Add(body);
        }

        return pdf.ToBytes();
    }

    /// <summary>A document of several pages in Helvetica, each with its content stream.</summary>
    public static byte[] Pages(params IReadOnlyList<string> contents)
    {
        var pdf = new PdfWriter();
        pdf.Add("<</Type/Catalog/Pages 2 0 R>>");
        pdf.Add($"<</Type/Pages/Kids[{string.Join(' ', contents.Select((_, i) => $"{4 + (2 * i)} 0 R"))}]/Count {contents.Count}>>");
        pdf.Add("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
        for (var i = 0; i < contents.Count; i++)
        {
            pdf.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + (2 * i)} 0 R/Resources<</Font<</F1 3 0 R>>>>>>");
            pdf.Add(Stream("", contents[i]));
        }

        return pdf.ToBytes();
    }

    /// <summary>Lines one under the other, from this place down.</summary>
    public static string Lines(int x, int y, int size, params IEnumerable<string> lines) =>
        string.Concat(lines.Select((line, i) => Line(line, x, y - (i * size * 5 / 4), size)));

    public static string Line(string text, int x = 72, int y = 700, int size = 12) =>
        string.Create(CultureInfo.InvariantCulture, $"BT /F1 {size} Tf {x} {y} Td ({text}) Tj ET ");

    public byte[] ToBytes()
    {
        var text = new StringBuilder("%PDF-1.5\n");
        var offsets = new List<int>();
        for (var i = 0; i < _objects.Count; i++)
        {
            offsets.Add(text.Length);
            text.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{_objects[i]}\nendobj\n");
        }

        var start = text.Length;
        text.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
        {
            text.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        text.Append(CultureInfo.InvariantCulture, $"trailer<</Size {offsets.Count + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
