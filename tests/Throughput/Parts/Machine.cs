using System.Globalization;

namespace Pipeline.Throughput.Parts;

/// <summary>
/// What the whole machine and the services on it have used, where /proc tells: store and broker are no children of this program.
/// </summary>
internal sealed record Machine(TimeSpan Busy, TimeSpan Store, TimeSpan Broker)
{
    private const double TicksASecond = 100;

    private static readonly string[] Stores = ["mongo", "postgres", "documentdb"];

    public static Machine Now()
    {
        if (!File.Exists("/proc/stat"))
        {
            return new Machine(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero);
        }

        double store = 0,
            broker = 0;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Where(folder => char.IsAsciiDigit(folder["/proc/".Length])))
        {
            if (Read(Path.Combine(folder, "stat")) is not { } stat)
            {
                continue;
            }

            var name = stat[(stat.IndexOf('(', StringComparison.Ordinal) + 1)..stat.LastIndexOf(')')];
            var ticks = Fields(stat[(stat.LastIndexOf(')') + 1)..]) is [_, .. var rest] ? rest[10] + rest[11] : 0;
            store += Array.Exists(Stores, one => name.Contains(one, StringComparison.Ordinal)) ? ticks : 0;
            broker += name.StartsWith("beam", StringComparison.Ordinal) ? ticks : 0;
        }

        // user nice system idle iowait irq softirq steal
        var all = Fields(File.ReadLines("/proc/stat").First()["cpu".Length..]);
        return new Machine(Of(all.Take(8).Sum() - all[3] - all[4]), Of(store), Of(broker));

        static TimeSpan Of(double ticks) => TimeSpan.FromSeconds(ticks / TicksASecond);
    }

    public static Machine operator -(Machine now, Machine before) =>
        new(now.Busy - before.Busy, Max(now.Store - before.Store), Max(now.Broker - before.Broker));

    /// <summary>Cores, processor and memory, for the results.</summary>
    public static string Describe()
    {
        var processor = Read("/proc/cpuinfo")?.Split('\n').FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal));
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1L << 30);
        return $"{Environment.ProcessorCount} cores ({processor?[(processor.IndexOf(':', StringComparison.Ordinal) + 2)..] ?? "?"}), {memory} GiB";
    }

    private static TimeSpan Max(TimeSpan time) => time < TimeSpan.Zero ? TimeSpan.Zero : time;

    private static double[] Fields(string line) =>
        [
            .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(field => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0),
        ];

    private static string? Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null; // a process that has ended meanwhile
        }
    }
}
