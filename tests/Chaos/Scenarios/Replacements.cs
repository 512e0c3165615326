using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

internal static class Replacements
{
    public static async Task RollingAsync(Trial trial, Pace pace, Random random)
    {
        trial.StartAll();
        var dropping = trial.DropAsync(pace.Drop * 2);
        for (var round = 0; round < 2; round++)
        {
            foreach (var worker in trial.Workers.ToArray())
            {
                await trial.ReplaceAsync(worker, pace.Pause);
            }
        }

        await dropping;
    }
}
