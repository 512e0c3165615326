using BenchmarkDotNet.Attributes;
using Pipeline.Classify.Topics;
using Pipeline.Contracts;

namespace Pipeline.Benchmarks;

/// <summary>Topics of an article of 500 words, and the model's loading.</summary>
[MemoryDiagnoser]
public class TopicBenchmarks
{
    private const string Paragraph = """
        Government troops pushed back on Wednesday against insurgents who were closing in on the provincial capital, while aid agencies said that tens of thousands of people had fled. A spokesman for the ministry of defence said that air strikes had destroyed a column of vehicles, a claim that could not be verified. Residents reached by telephone spoke of shelling through the night, of empty bakeries and of families camping along the road to the coast. The foreign minister of a neighbouring country called for a ceasefire and offered to host talks between the president and the opposition.
        """;

    private readonly string _text = string.Join("\n\n", Enumerable.Repeat(Paragraph, 6));

    [Benchmark]
    public IReadOnlyList<Topic> Classify() => TopicClassifier.Classify("Army strikes back as rebels near provincial capital", _text);
}
