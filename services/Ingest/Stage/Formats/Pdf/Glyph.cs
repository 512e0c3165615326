namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>
/// A letter and where it stands, in points from the page's lower left corner. Its place comes of advances: the boxes of fonts that are not
/// embedded, or say nothing good of themselves, are the whole font's and would put words out of order, while a page with wrong advances
/// would look wrong to everybody.
/// </summary>
/// <param name="Text">Mostly one character.</param>
/// <param name="X">Where its base line begins.</param>
/// <param name="Y">The same.</param>
/// <param name="Angle">Where the base line leads, in radians.</param>
/// <param name="Advance">How long its base line is.</param>
/// <param name="Spacing">What is set between all letters beside their advance.</param>
/// <param name="Size">Of its type.</param>
/// <param name="IsPagination">The writer itself marked it as a running head, foot or page number.</param>
internal sealed record Glyph(string Text, double X, double Y, double Angle, double Advance, double Spacing, double Size, bool IsPagination);
