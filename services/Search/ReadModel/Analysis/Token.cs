namespace Pipeline.Search.Analysis;

/// <param name="Start">Offset in the text, in UTF-16 code units.</param>
/// <param name="Length">Length in the text.</param>
/// <param name="Term">As indexed: stemmed by the language and folded.</param>
/// <param name="JoinsNext">Whether the next token goes on with the same run of a script without spaces.</param>
internal readonly record struct Token(int Start, int Length, string Term, bool JoinsNext);
