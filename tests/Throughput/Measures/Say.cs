using Pipeline.Throughput.Parts;
using static System.FormattableString;

namespace Pipeline.Throughput.Measures;

/// <summary>Passages in words.</summary>
internal static class Say
{
    public static string Cpu(Passage passage) =>
        string.Join(", ", passage.Cpu.Select(one => Invariant($"{one.Key} {one.Value:0.0}"))) + " ms";

    public static string Peaks(Passage passage) =>
        string.Join(", ", passage.Peaks.Select(one => Invariant($"{one.Key} {one.Value}"))) + " MB";

    /// <summary>The largest of a worker, in MB. Search is none.</summary>
    public static long Peak(params IEnumerable<Passage> passages) =>
        passages.SelectMany(passage => passage.Peaks).Where(peak => peak.Key != "Search").Max(peak => peak.Value);

    public static string Around(Passage passage) =>
        Invariant(
            $"store {passage.Around.Store:0.0}, broker {passage.Around.Broker:0.0}, whole machine {passage.Around.Machine:0.0} ms an article; {passage.Load:0%} of the cores busy"
        );

    /// <summary>What keeps it from going faster, as far as CPU tells.</summary>
    public static string Limit(Passage passage)
    {
        if (passage.Load is > 0 and < 0.85)
        {
            return "waits: the cores are not all busy";
        }

        var (name, cost) = passage
            .Cpu.Append(new("store", passage.Around.Store))
            .Append(new("broker", passage.Around.Broker))
            .MaxBy(one => one.Value);
        return Invariant($"limit: the cores; most goes to {name}, {cost:0.0} of {passage.Around.Machine:0.0} ms");
    }
}
