using System.Text;
using BenchmarkDotNet.Attributes;
using Pipeline.Normalise.Repair;

namespace Pipeline.Benchmarks;

/// <summary>
/// The characters of an article of 3.5 KB: repaired where sixteen apostrophes are broken, and merely checked. <c>PIPELINE_BENCH_ARTICLE</c>
/// names a
/// damaged text file to repair instead.
/// </summary>
[MemoryDiagnoser]
public class RepairBenchmarks
{
    private const string Paragraph =
        "The council{0} plan for the river, which the mayor announced on Wednesday, has been received with doubts in the towns along it. "
        + "Engineers say that the dam would hold back a flood of the kind that comes once in a hundred years, and no more than that. ";

    private readonly string _broken = Article("โ€™s", "'s");
    private readonly string _ascii = Article("'s", "'s");
    private readonly string _curly = Article("’s", "’s");

    [Benchmark]
    public RepairedText RepairDamaged() => MojibakeRepairer.Repair(_broken);

    [Benchmark]
    public RepairedText CheckPlain() => MojibakeRepairer.Repair(_ascii);

    [Benchmark]
    public RepairedText CheckTypographic() => MojibakeRepairer.Repair(_curly);

    [Benchmark]
    public RepairedText CleanPlain() => TextCleaner.Clean(_ascii);

    [Benchmark]
    public RepairedText CleanTypographic() => TextCleaner.Clean(_curly);

    private static string Article(string apostrophe, string other)
    {
        var builder = new StringBuilder();
        for (var i = 0; builder.Length < 3500; i++)
        {
            builder.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, Paragraph, apostrophe);
            builder.Append("It is the region").Append(i % 2 == 0 ? apostrophe : other).Append(" third such plan.\n\n");
        }

        return builder.ToString();
    }
}
