namespace Pipeline.Contracts;

/// <summary>A kind of repair made to an article's characters.</summary>
/// <param name="Kind">For example <c>mojibake</c>, <c>entity</c>, <c>control-character</c>, <c>line-ending</c>, <c>hard-wrap</c>.</param>
/// <param name="CodePage">For mojibake, the page UTF-8 had been read as, for example <c>windows-874+windows-1252</c>; else null.</param>
/// <param name="Count">How many places.</param>
public sealed record RepairNote(string Kind, string? CodePage, int Count);
