using System.Globalization;
using System.Text;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Small PDFs that end the process which reads them by overflowing its stack, or would have it work without end.</summary>
internal static class KillerPdfs
{
    public static IReadOnlyDictionary<string, byte[]> All { get; } =
        new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cross-reference stream of a huge width"] = HugeWidth(),
            ["forms that draw each other"] = PdfWriter.Page(
                PdfWriter.Line(PdfWriter.Story) + "/X Do",
                "/XObject<</X 6 0 R>>",
                "",
                PdfWriter.Stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</Y 7 0 R>>>>", "/Y Do"),
                PdfWriter.Stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 6 0 R>>>>", "/X Do")
            ),
            ["an object that is its own value"] = PdfWriter.Page(
                PdfWriter.Line(PdfWriter.Story),
                "/ExtGState 6 0 R/ColorSpace 7 0 R",
                "",
                "6 0 R",
                "8 0 R",
                "7 0 R"
            ),
            ["name trees and outlines that loop"] = PdfWriter.Page(
                PdfWriter.Line(PdfWriter.Story),
                "",
                "/Names<</Dests 6 0 R>>/Outlines 7 0 R",
                "<</Kids[6 0 R 6 0 R]>>",
                "<</Type/Outlines/First 8 0 R/Last 8 0 R/Count 2>>",
                "<</Title(A)/Parent 7 0 R/Next 8 0 R/First 8 0 R/Last 8 0 R/Dest(here)>>"
            ),
            ["nested calculator functions"] = PdfWriter.Page(
                "/CS cs 0.5 scn " + PdfWriter.Line(PdfWriter.Story),
                "/ColorSpace<</CS[/Separation/Spot/DeviceGray 6 0 R]>>",
                "",
                PdfWriter.Stream("/FunctionType 4/Domain[0 1]/Range[0 1]", new string('{', 200_000) + " 1 " + new string('}', 200_000))
            ),
            ["arrays in arrays"] = PdfWriter.Page(PdfWriter.Line(PdfWriter.Story) + new string('[', 500_000)),
        };

    private static byte[] HugeWidth()
    {
        var text = new StringBuilder(
            "%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
        );
        var start = text.Length;
        text.Append(
            "3 0 obj\n<</Type/XRef/Size 4/W[1 1073741823 1]/Index[0 4]/Root 1 0 R/Length 12>>stream\n000000000000\nendstream\nendobj\n"
        );
        text.Append(CultureInfo.InvariantCulture, $"startxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }
}
