namespace Pipeline.Chaos.Scenarios;

/// <summary>The rows of the table, in its order.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("workers", "workers SIGKILLed at random", 0, Kills.WorkersAsync),
        new("services", "broker SIGKILLed; store SIGKILLed", 0, Kills.ServicesAsync),
        new("broker-away", "broker away for longer than the consumer timeout", 0, Outages.BrokerAwayAsync),
        new("store-away", "store away for longer than the consumer timeout", 0, Outages.StoreAwayAsync),
        new("storm", "all at once at random, two workers of each kind", 0, Kills.StormAsync),
        new("rolling", "rolling replacement of all workers, twice, under load", 0, Replacements.RollingAsync),
        new("network", "network between workers and broker cut and slowed", 0, Outages.NetworkAsync),
        new("disk", "disk of the inbox full and freed", 0, Disks.FullAsync),
        new("run", "`pipeline run` SIGKILLed on one inbox", null, OneProcess.KilledAsync),
        new("faults", "1 % of store and publish calls fail or stall", 0, Faults.InjectedAsync),
        new("poison", "one message that always throws, one that kills its worker", 2, Poison.BothAsync),
    ];
}
