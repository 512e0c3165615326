using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// Makes pages of text alone. PdfPig's own page has paths, colours, patterns and pictures besides, whose faults cost the whole page and
/// whose reading costs time.
/// </summary>
internal sealed class TextPageFactory : IPageFactory<TextPage>
{
    private readonly Pages _pages;

    /// <summary>Called by PdfPig, which looks for these parameters.</summary>
    public TextPageFactory(
        IPdfTokenScanner scanner,
        IResourceStore resources,
        ILookupFilterProvider filters,
        IPageContentParser parser,
        ParsingOptions options
    ) => _pages = new Pages(scanner, new TextResources(resources), filters, new TolerantContentParser(parser), options);

    public TextPage Create(int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations) =>
        _pages.Create(number, dictionary, pageTreeMembers, namedDestinations);

    private sealed class Pages(
        IPdfTokenScanner scanner,
        TextResources resources,
        ILookupFilterProvider filters,
        TolerantContentParser parser,
        ParsingOptions options
    ) : BasePageFactory<TextPage>(scanner, resources, filters, parser, options)
    {
        protected override TextPage ProcessPage(
            int pageNumber,
            DictionaryToken dictionary,
            NamedDestinations namedDestinations,
            MediaBox mediaBox,
            CropBox cropBox,
            UserSpaceUnit userSpaceUnit,
            PageRotationDegrees rotation,
            TransformationMatrix initialMatrix,
            IReadOnlyList<IGraphicsStateOperation> operations
        )
        {
            var stream = new TextStream(
                pageNumber,
                ResourceStore,
                PdfScanner,
                PageContentParser,
                FilterProvider,
                cropBox,
                userSpaceUnit,
                rotation,
                initialMatrix,
                ParsingOptions
            );
            var page = stream.Process(pageNumber, operations);
            return page with
            {
                Width = rotation.SwapsAxis ? cropBox.Bounds.Height : cropBox.Bounds.Width,
                Height = rotation.SwapsAxis ? cropBox.Bounds.Width : cropBox.Bounds.Height,
                Skipped = page.Skipped + parser.TakeSkipped() + resources.TakeSkipped(),
            };
        }
    }
}
