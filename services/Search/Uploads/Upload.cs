using Pipeline.Persistence;

namespace Pipeline.Search.Uploads;

/// <summary>A file that was put into the inbox, or why it was not.</summary>
/// <param name="File">Its name there.</param>
/// <param name="Id">SHA-256 of its bytes; null where it was not put there.</param>
/// <param name="Since">When it was put there.</param>
/// <param name="Refused">For a person; null where it is in the inbox.</param>
public sealed record Upload(string File, string? Id, long Size, DateTimeOffset Since, string? Refused = null);

/// <summary>What has become of an uploaded file.</summary>
public enum UploadState
{
    /// <summary>It lies in the inbox.</summary>
    Waiting,

    /// <summary>It is being read, or its article is on the way through the stages.</summary>
    Working,

    /// <summary>Its articles are safe; a single article can be found by search.</summary>
    Taken,

    /// <summary>There is a reason.</summary>
    Refused,
}

/// <param name="Article">Id of the article, where the file is one.</param>
/// <param name="Drop">What came of a container; null where the file is an article.</param>
/// <param name="AlreadyKnown">The same bytes were an article before.</param>
/// <param name="Detail">What was found and what to do, for a person.</param>
public sealed record UploadFate(
    UploadState State,
    string? Article = null,
    bool AlreadyKnown = false,
    string? Reason = null,
    string? Detail = null,
    DropOutcome? Drop = null
);
