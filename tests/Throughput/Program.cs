using System.Globalization;
using System.Text;
using Pipeline.Throughput;
using Pipeline.Throughput.Bare;
using Pipeline.Throughput.Measures;
using Pipeline.Throughput.Parts;

// Measures the deployment beside a bare pipeline. README.md beside this file says how to run it.
var broker = Environment.GetEnvironmentVariable("PIPELINE_TEST_RABBITMQ");
var store = Environment.GetEnvironmentVariable("PIPELINE_TEST_MONGODB");
if (broker is null || store is null)
{
    Console.Error.WriteLine("PIPELINE_TEST_RABBITMQ and PIPELINE_TEST_MONGODB must name a broker and a store.");
    return 2;
}

if (args is [BareBus.Verb, var name, var hop, var limit])
{
    return await BareBus.RunAsync(new Site(broker, store, name), hop, int.Parse(limit, CultureInfo.InvariantCulture));
}

var measures = Catalogue.All.Where(measure => !args.Any(IsName) || args.Contains(measure.Name)).ToArray();
if (args.FirstOrDefault(arg => IsName(arg) && Catalogue.All.All(measure => measure.Name != arg)) is { } unknown)
{
    Console.Error.WriteLine($"There is no measure '{unknown}': {string.Join(", ", Catalogue.All.Select(measure => measure.Name))}.");
    return 2;
}

var published = Option("published") ?? Path.Combine(Path.GetTempPath(), "throughput-" + Repository.Commit());
var bench = new Bench(
    broker,
    store,
    await new Published(published).MadeAsync(),
    args.Where(arg => arg.Contains(':', StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal) && !IsPath(arg))
        .Select(arg => arg.TrimStart('-').Split('=', 2))
        .ToDictionary(setting => setting[0], setting => setting[1], StringComparer.Ordinal),
    Number("articles", 4_000),
    Number("many", 100_000),
    Option("texts")
);
var report = new StringBuilder();
Write(Report.Head(bench, TimeProvider.System.GetUtcNow()));
foreach (var measure in measures)
{
    foreach (var finding in await measure.RunAsync(bench))
    {
        Write(Report.Line(finding));
    }
}

if (Option("results") is { } file)
{
    Report.Add(file, report.ToString());
}

return 0;

void Write(string line)
{
    Console.WriteLine(line);
    report.Append(line).Append('\n');
}

string? Option(string option) => Array.Find(args, arg => arg.StartsWith($"--{option}=", StringComparison.Ordinal))?[(option.Length + 3)..];

int Number(string option, int otherwise) => Option(option) is { } value ? int.Parse(value, CultureInfo.InvariantCulture) : otherwise;

static bool IsName(string arg) => !arg.StartsWith("--", StringComparison.Ordinal);

static bool IsPath(string arg) =>
    arg.StartsWith("--texts=", StringComparison.Ordinal)
    || arg.StartsWith("--published=", StringComparison.Ordinal)
    || arg.StartsWith("--results=", StringComparison.Ordinal);
