namespace Pipeline.Classify.Topics;

/// <summary>A subject of the IPTC Media Topics vocabulary.</summary>
/// <param name="Code">For example <c>medtop:16000000</c>.</param>
public sealed record MediaTopic(string Code, string Name, string Definition);
