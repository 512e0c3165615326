using Pipeline.Ingest.Reading;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Runs a page's operations for their text. One that cannot be run is passed over and counted; paths and pictures are not looked at.
/// </summary>
internal sealed class TextStream(
    int pageNumber,
    IResourceStore resources,
    IPdfTokenScanner scanner,
    IPageContentParser parser,
    ILookupFilterProvider filters,
    CropBox cropBox,
    UserSpaceUnit unit,
    PageRotationDegrees rotation,
    TransformationMatrix initialMatrix,
    ParsingOptions options
) : BaseStreamProcessor<TextPage>(pageNumber, resources, scanner, parser, filters, cropBox, unit, rotation, initialMatrix, options)
{
    /// <summary>Forms inside each other; writers nest three or four.</summary>
    private const int MaxFormDepth = 32;

    /// <summary>Forms drawn on a page, so that forms which draw two others each do not double without end.</summary>
    private const int MaxForms = 20_000;

    /// <summary>How far a letter of vertical writing reaches above its base line, in parts of its size.</summary>
    private const double Ascent = 0.8;

    /// <summary>A font whose letters are larger than so many of its sizes does not measure in them (Type 3).</summary>
    private const double MaxEms = 3;

    private static readonly NameToken Artifact = NameToken.Create("Artifact");
    private static readonly NameToken Pagination = NameToken.Create("Pagination");

    private readonly List<Glyph> _glyphs = [];
    private readonly Stack<bool> _marks = new();
    private int _pagination;
    private int _pictures;
    private int _skipped;
    private int _formDepth;
    private int _forms;

    public override TextPage Process(int pageNumberCurrent, IReadOnlyList<IGraphicsStateOperation> operations)
    {
        PageNumber = pageNumberCurrent;
        CloneAllStates();
        ProcessOperations(operations);
        return new TextPage(_glyphs, 0, 0, _pictures, _skipped);
    }

    protected override void ProcessOperations(IReadOnlyList<IGraphicsStateOperation> operations)
    {
        foreach (var operation in operations)
        {
            try
            {
                operation.Run(this);
            }
            catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
            {
                _skipped++;
            }
        }
    }

    protected override void ProcessFormXObject(StreamToken formStream, NameToken xObjectName)
    {
        if (_formDepth >= MaxFormDepth || ++_forms > MaxForms)
        {
            _skipped++;
            return;
        }

        _formDepth++;
        try
        {
            base.ProcessFormXObject(formStream, xObjectName);
        }
        finally
        {
            _formDepth--;
        }
    }

    public override void RenderGlyph(
        IFont font,
        CurrentGraphicsState currentState,
        double fontSize,
        double pointSize,
        int code,
        string unicode,
        long currentOffset,
        in TransformationMatrix renderingMatrix,
        in TransformationMatrix textMatrix,
        in TransformationMatrix transformationMatrix,
        CharacterBoundingBox characterBoundingBox
    )
    {
        var shape = renderingMatrix.Multiply(textMatrix).Multiply(transformationMatrix);
        var (width, bounds) = (characterBoundingBox.Width, characterBoundingBox.GlyphBounds);

        // Vertical writing goes down from the letter's head.
        PdfPoint start = shape.Transform(font.IsVertical ? new PdfPoint(width / 2, Ascent) : new PdfPoint(0, 0)),
            end = shape.Transform(font.IsVertical ? new PdfPoint(width / 2, Ascent - 1) : new PdfPoint(width, 0)),
            foot = shape.Transform(new PdfPoint(0, 0)),
            head = shape.Transform(new PdfPoint(0, bounds.Height > MaxEms ? bounds.Height : 1));
        var state = currentState.FontState;
        var spacing = state.FontSize == 0 ? 0 : Math.Clamp(state.CharacterSpacing / state.FontSize, 0, 1);
        var (x, y) = (end.X - start.X, end.Y - start.Y);
        var (upX, upY) = (head.X - foot.X, head.Y - foot.Y);
        var size = Math.Sqrt((upX * upX) + (upY * upY));
        _glyphs.Add(
            new Glyph(
                unicode,
                start.X,
                start.Y,
                x == 0 && y == 0 ? Math.Atan2(-upX, upY) : Math.Atan2(y, x),
                Math.Sqrt((x * x) + (y * y)),
                spacing * size,
                size,
                _pagination > 0
            )
        );
    }

    public override void BeginMarkedContent(NameToken name, NameToken? propertyDictionaryName, DictionaryToken? properties)
    {
        properties ??= propertyDictionaryName is null ? null : ResourceStore.GetMarkedContentPropertiesDictionary(propertyDictionaryName);
        var isPagination =
            name.Equals(Artifact) && properties is not null && properties.TryGet(NameToken.Type, out var type) && Pagination.Equals(type);
        _marks.Push(isPagination);
        _pagination += isPagination ? 1 : 0;
    }

    public override void EndMarkedContent()
    {
        if (_marks.TryPop(out var wasPagination) && wasPagination)
        {
            _pagination--;
        }
    }

    protected override void RenderXObjectImage(XObjectContentRecord xObjectContentRecord) => _pictures++;

    public override void BeginInlineImage() => _pictures++;

    public override void SetInlineImageProperties(IReadOnlyDictionary<NameToken, IToken> properties) { }

    public override void EndInlineImage(Memory<byte> bytes) { }

    protected override void RenderInlineImage(InlineImage inlineImage) { }

    public override void BeginSubpath() { }

    public override PdfPoint? CloseSubpath() => null;

    public override void StrokePath(bool close) { }

    public override void FillPath(FillingRule fillingRule, bool close) { }

    public override void FillStrokePath(FillingRule fillingRule, bool close) { }

    public override void MoveTo(double x, double y) { }

    public override void BezierCurveTo(double x2, double y2, double x3, double y3) { }

    public override void BezierCurveTo(double x1, double y1, double x2, double y2, double x3, double y3) { }

    public override void LineTo(double x, double y) { }

    public override void Rectangle(double x, double y, double width, double height) { }

    public override void EndPath() { }

    public override void ClosePath() { }

    public override void ModifyClippingIntersect(FillingRule clippingRule) { }

    protected override void ClipToRectangle(PdfRectangle rectangle, FillingRule clippingRule) { }

    public override void PaintShading(NameToken shadingName) { }
}
