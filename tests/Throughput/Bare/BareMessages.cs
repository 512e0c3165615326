namespace Pipeline.Throughput.Bare;

public sealed record BareRead(string Id);

public sealed record BareCleaned(string Id);

public sealed record BareSorted(string Id);

public sealed record BareStored(string Id);
