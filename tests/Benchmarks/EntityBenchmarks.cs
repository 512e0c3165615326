using BenchmarkDotNet.Attributes;
using Pipeline.Classify.Entities;

namespace Pipeline.Benchmarks;

/// <summary>Names of an article of about 3.5 KB, as long as the one that the product exists for.</summary>
[MemoryDiagnoser]
public class EntityBenchmarks
{
    private const string Title = "Mediators Resume Talks On Lake Region Ceasefire";

    private const string Paragraph = """
        President Amara Diallo said on Wednesday that government troops had pushed fighters of the Northern Liberation Front
        back from the outskirts of Kayes, the largest city in the west of Mali. Diallo’s spokesman, Col. Ousmane Keita, told
        Radio France Internationale that 12 soldiers had been wounded. The Northern Liberation Front (NLF) denied the report.
        U.N. Special Envoy Helena Lindqvist, who is in Bamako, warned that the fighting, which began last week, could spread to
        Senegal and Mauritania. “We call on both sides to return to the table,” Lindqvist said after she had met officials of
        the African Union and the Ministry of Foreign Affairs. Residents said that shops stayed closed and that prices had risen.

        """;

    private readonly string _text = string.Concat(Enumerable.Repeat(Paragraph.ReplaceLineEndings(" ") + "\n\n", 5));

    [GlobalSetup]
    public void Load() => EntityRecogniser.Recognise(Title, _text);

    [Benchmark]
    public int Recognise() => EntityRecogniser.Recognise(Title, _text).Count;
}
