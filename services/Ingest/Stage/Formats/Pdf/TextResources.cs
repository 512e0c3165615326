using System.Diagnostics.CodeAnalysis;
using Pipeline.Ingest.Reading;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>A page's resources as far as text needs them. What is left out cannot be at fault: colours, patterns, shadings.</summary>
internal sealed class TextResources(IResourceStore inner) : IResourceStore
{
    private static readonly NameToken[] NotForText = [NameToken.ColorSpace, NameToken.Pattern, NameToken.Shading];
    private static readonly NameToken[] Wanted = [NameToken.Font, NameToken.Xobject, NameToken.ExtGState, NameToken.Properties];

    private readonly Dictionary<DictionaryToken, DictionaryToken> _reduced = [];
    private int _skipped;

    public int TakeSkipped() => Interlocked.Exchange(ref _skipped, 0);

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        if (!_reduced.TryGetValue(resourceDictionary, out var reduced))
        {
            reduced = NotForText.Aggregate(resourceDictionary, (dictionary, name) => dictionary.Without(name));
            _reduced[resourceDictionary] = reduced;
        }

        try
        {
            inner.LoadResourceDictionary(reduced);
        }
        catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
        {
            _skipped++;
            var whole = Whole(reduced);
            _reduced[resourceDictionary] = whole;
            inner.LoadResourceDictionary(whole);
        }
    }

    public void UnloadResourceDictionary() => inner.UnloadResourceDictionary();

    public IFont? GetFont(NameToken name) => inner.GetFont(name);

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) => inner.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) =>
        inner.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) => inner.GetExtendedGraphicsStateDictionary(name);

    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken) => inner.GetFontDirectly(fontReferenceToken);

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) =>
        inner.TryGetNamedColorSpace(name, out namedColorSpace);

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) =>
        inner.GetColorSpaceDetails(name, dictionary);

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) => inner.GetDeviceColorSpaceDetails(deviceColorSpace);

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) => inner.GetMarkedContentPropertiesDictionary(name);

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => inner.GetPatterns();

    public Shading GetShading(NameToken name) => inner.GetShading(name);

    /// <summary>Those kinds of resources that load by themselves: one that is broken must not cost the fonts.</summary>
    private DictionaryToken Whole(DictionaryToken resources)
    {
        var good = new DictionaryToken(new Dictionary<NameToken, IToken>());
        foreach (var name in Wanted)
        {
            if (!resources.TryGet(name, out var value))
            {
                continue;
            }

            try
            {
                inner.LoadResourceDictionary(new DictionaryToken(new Dictionary<NameToken, IToken> { [name] = value }));
                inner.UnloadResourceDictionary();
                good = good.With(name, value);
            }
            catch (Exception e) when (e is not (RefusedException or OutOfMemoryException))
            {
                // Left out.
            }
        }

        return good;
    }
}
