namespace Pipeline.Contracts;

/// <summary>An IPTC Media Topic with its calibrated confidence.</summary>
/// <param name="Code">For example <c>medtop:16000000</c>.</param>
/// <param name="Name">For example <c>conflict, war and peace</c>.</param>
/// <param name="Confidence">From 0 to 1.</param>
public sealed record Topic(string Code, string Name, double Confidence);
