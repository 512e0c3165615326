namespace Pipeline.Messaging;

/// <summary>Whether messages flow.</summary>
public interface IBusState
{
    /// <summary>Connected, and every queue of this process is read.</summary>
    bool IsReady { get; }
}
