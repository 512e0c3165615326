namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>What a page has for a reader of text.</summary>
/// <param name="Glyphs">In the order of writing.</param>
/// <param name="Width">Of what is shown, in points.</param>
/// <param name="Height">The same.</param>
/// <param name="Pictures">How many pictures it draws; they are not decoded.</param>
/// <param name="Skipped">How many operations and parts could not be read and were passed over.</param>
internal sealed record TextPage(IReadOnlyList<Glyph> Glyphs, double Width, double Height, int Pictures, int Skipped);
