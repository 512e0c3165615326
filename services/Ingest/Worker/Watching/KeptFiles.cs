using Pipeline.Inbox;

namespace Pipeline.Ingest.Worker.Watching;

/// <summary>Files that stay in the inbox after they were taken: nothing new as long as they do not change.</summary>
internal sealed class KeptFiles
{
    private readonly Dictionary<string, (long Size, long Modified)> _kept = new(StringComparer.Ordinal);

    public void Keep(string path, FileState state) => _kept[path] = (state.Size, state.ModifiedTicks);

    public bool Has(string path, FileState state) => _kept.TryGetValue(path, out var kept) && kept == (state.Size, state.ModifiedTicks);
}
