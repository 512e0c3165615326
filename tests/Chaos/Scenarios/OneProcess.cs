using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

internal static class OneProcess
{
    /// <summary><c>pipeline run</c>: everything in one process on an in-memory bus and SQLite, killed and started on one inbox.</summary>
    public static async Task KilledAsync(Trial trial, Pace pace, Random random)
    {
        var worker = trial.StartRun();
        var dropping = trial.DropAsync(pace.Drop);
        for (var i = 0; i < pace.WorkerKills * 2 / 3; i++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1) + (pace.Pause * random.NextDouble()));
            worker.Kill();
        }

        await dropping;
    }
}
