namespace Pipeline.Inbox;

/// <summary>
/// A name or collection out of a message or the store that would lead out of the folder it is meant for. Nothing was written.
/// </summary>
public sealed class UnsafePathException(string message) : IOException(message);
