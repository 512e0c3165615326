using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

internal static class Faults
{
    /// <summary>By the product's own options, which are there for this.</summary>
    public static async Task InjectedAsync(Trial trial, Pace pace, Random random)
    {
        foreach (var domain in new[] { "Store", "Broker" })
        {
            trial.More.Add($"--Resilience:{domain}:Chaos:FaultRate=0.01");
            trial.More.Add($"--Resilience:{domain}:Chaos:StallRate=0.01");
            trial.More.Add($"--Resilience:{domain}:Chaos:Stall=00:00:03");
            trial.More.Add($"--Resilience:{domain}:AttemptTimeout=00:00:02");
        }

        trial.StartAll();
        await trial.DropAsync(pace.Drop);
    }
}
