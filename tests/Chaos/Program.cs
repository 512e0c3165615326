using System.Diagnostics;
using System.Globalization;
using Pipeline.Chaos.Parts;
using Pipeline.Chaos.Scenarios;

// Prints, for each scenario, what was lost, doubled, half done or left in an error queue. README.md beside this file says how to run it.
if (args is [PoisonedWorker.Verb, var article, .. var settings])
{
    return await PoisonedWorker.RunAsync(article, settings);
}

var rabbit = Environment.GetEnvironmentVariable("PIPELINE_TEST_RABBITMQ");
var mongo = Environment.GetEnvironmentVariable("PIPELINE_TEST_MONGODB");
if (rabbit is null || mongo is null)
{
    Console.Error.WriteLine("PIPELINE_TEST_RABBITMQ and PIPELINE_TEST_MONGODB must name a broker and a store.");
    return 2;
}

var pace = args.Contains("--long") ? Pace.Long : Pace.Short;
var articles = args.FirstOrDefault(arg => arg.StartsWith("--articles=", StringComparison.Ordinal));
if (articles is not null)
{
    pace = pace with { Articles = int.Parse(articles["--articles=".Length..], CultureInfo.InvariantCulture) };
}

var chosen = args.Where(arg => !arg.StartsWith("--", StringComparison.Ordinal)).ToArray();
var scenarios = Catalogue.All.Where(scenario => chosen.Length == 0 || chosen.Contains(scenario.Name)).ToArray();

var quiet = await TakeAsync(
    new Scenario(
        "quiet",
        "nothing, to compare with",
        0,
        (trial, pace, _) =>
        {
            trial.StartAll();
            return trial.DropAsync(pace.Drop / 4);
        }
    ),
    digests: null
);
Console.WriteLine("| scenario | articles | lost | twice | half | in an error queue | seconds |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
var wrong = 0;
foreach (var scenario in scenarios)
{
    var watch = Stopwatch.StartNew();
    var outcome = await TakeAsync(scenario, quiet.Digests);
    var errors = scenario.Errors is null ? "–" : outcome.Errors.ToString(CultureInfo.InvariantCulture);
    Console.WriteLine(
        string.Create(
            CultureInfo.InvariantCulture,
            $"| {scenario.Title} | {pace.Articles} | {outcome.Lost} | {outcome.Twice} | {outcome.Half} | {errors} | {watch.Elapsed.TotalSeconds:0} |"
        )
    );
    var fine = outcome is { Lost: 0, Twice: 0, Half: 0 } && (scenario.Errors is null || outcome.Errors == scenario.Errors);
    wrong += fine ? 0 : 1;
}

Console.WriteLine(wrong == 0 ? "Everything as promised." : $"{wrong} scenarios are not as promised.");
return wrong == 0 ? 0 : 1;

async Task<Outcome> TakeAsync(Scenario scenario, IReadOnlyDictionary<string, string>? digests)
{
    await using var trial = new Trial(rabbit, mongo, pace.Articles);
    await scenario.RunAsync(trial, pace, new Random(11));
    if (!await Outcome.SettleAsync(trial, pace.Patience))
    {
        Console.Error.WriteLine($"{scenario.Name}: not everything was through after {pace.Patience}; the logs are in {trial.KeepLogs()}");
    }

    foreach (var worker in trial.Workers)
    {
        await worker.StopAsync();
    }

    return await Outcome.ReadAsync(trial, digests);
}
