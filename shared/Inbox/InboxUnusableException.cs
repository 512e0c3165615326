namespace Pipeline.Inbox;

/// <summary>The inbox cannot be worked on, and waiting will not mend it: a person has to. The message says what to do.</summary>
public sealed class InboxUnusableException(string message) : Exception(message);
