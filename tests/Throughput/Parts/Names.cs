using Pipeline.Throughput.Bare;

namespace Pipeline.Throughput.Parts;

/// <summary>What a measurement leaves on the broker.</summary>
internal static class Names
{
    private static readonly string[] Stages = ["ingest", "normalise", "classify", "index"];
    private static readonly string[] Messages = ["ingested", "normalised", "classified", "indexed", "rejected", "deleted"];
    private static readonly string[] After = ["", "_error", "_quarantine", "_delay_60", "_delay_600", "_delay_3600"];

    public static IEnumerable<string> Queues(Site site) =>
        Stages
            .SelectMany(stage => After.Select(after => $"{site.Prefix}{stage}{after}"))
            .Concat(BareBus.Hops.SelectMany(hop => After.Take(2).Select(after => $"{site.Name}-{hop}{after}")));

    public static IEnumerable<string> Exchanges(Site site) =>
        Messages
            .Select(message => $"{site.Prefix}pipeline:article-{message}:v1")
            .Concat(
                new[] { nameof(BareRead), nameof(BareCleaned), nameof(BareSorted), nameof(BareStored) }.Select(type => site.Prefix + type)
            );
}
