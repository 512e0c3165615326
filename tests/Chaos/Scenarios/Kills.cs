using Pipeline.Chaos.Parts;

namespace Pipeline.Chaos.Scenarios;

internal static class Kills
{
    public static async Task WorkersAsync(Trial trial, Pace pace, Random random)
    {
        trial.StartAll();
        var dropping = trial.DropAsync(pace.Drop);
        for (var i = 0; i < pace.WorkerKills; i++)
        {
            await Task.Delay(pace.Pause * random.NextDouble());
            One(trial.Workers, random).Kill();
        }

        await dropping;
    }

    public static async Task ServicesAsync(Trial trial, Pace pace, Random random)
    {
        trial.StartAll();
        var dropping = trial.DropAsync(pace.Drop);
        for (var i = 0; i < pace.ServiceKills; i++)
        {
            foreach (var service in new[] { trial.Broker, trial.Store })
            {
                await Task.Delay(pace.Pause);
                await service.KillAsync();
                await Task.Delay(pace.Pause * random.NextDouble());
                await service.StartAsync();
            }
        }

        await dropping;
    }

    public static async Task StormAsync(Trial trial, Pace pace, Random random)
    {
        trial.StartAll(each: 2);
        var dropping = trial.DropAsync(pace.Storm);
        var end = DateTime.UtcNow + pace.Storm;
        while (DateTime.UtcNow < end)
        {
            await Task.Delay(pace.Pause * random.NextDouble());
            switch (random.Next(10))
            {
                case 0:
                    await StrikeAsync(trial.Broker);
                    break;
                case 1:
                    await StrikeAsync(trial.Store);
                    break;
                default:
                    One(trial.Workers, random).Kill();
                    break;
            }
        }

        await dropping;

        async Task StrikeAsync(Service service)
        {
            await service.KillAsync();
            await Task.Delay(pace.Pause * random.NextDouble());
            await service.StartAsync();
        }
    }

    private static Worker One(IReadOnlyList<Worker> workers, Random random) => workers[random.Next(workers.Count)];
}
