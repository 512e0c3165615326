namespace Pipeline.Hosting;

/// <summary>Names a worker in stamps, logs and the broker's console.</summary>
/// <param name="Service">For example <c>normalise</c>.</param>
public sealed record WorkerIdentity(string Service)
{
    /// <summary>For example <c>normalise@3f2a9c</c>.</summary>
    public string Name { get; } = $"{Service}@{Environment.MachineName}";
}
