namespace Pipeline.Search;

/// <param name="Query">Words, all of which must be found, and "phrases"; empty lists the newest.</param>
/// <param name="Topic">Topic code, for example <c>medtop:16000000</c>.</param>
/// <param name="Language">ISO 639-1 code.</param>
public sealed record FindRequest(string Query, string? Topic = null, string? Language = null, int Offset = 0, int Limit = 20);
