using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>A file whose quiet period is over.</summary>
/// <param name="State">As it was at the period's start; as it is now once it was found still.</param>
/// <param name="WasClosed">Nobody had it open for writing at the period's start.</param>
/// <param name="Grows">It was seen to grow after it had been closed: whoever writes to it opens it anew for each piece.</param>
/// <param name="Waited">It has had its longer period.</param>
/// <param name="Attempts">Failures to claim it.</param>
internal readonly record struct DueFile(string Path, FileState State, bool WasClosed, bool Grows, bool Waited, int Attempts);
