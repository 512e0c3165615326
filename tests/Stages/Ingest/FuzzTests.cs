using Pipeline.Ingest;
using Pipeline.Ingest.Documents;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>
/// Damages samples of every format, by a fixed seed: whatever the bytes, the stage answers and never throws. Documents go through a child
/// process, as they do in production: what kills it is that file's refusal. With <c>PIPELINE_TEST_LOAD=full</c> 10,000 cases for each
/// sample (for each of four PDFs 2,500), which takes a quarter of an hour.
/// </summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly bool Full = Environment.GetEnvironmentVariable("PIPELINE_TEST_LOAD") == "full";

    private readonly ChildProcessParser _documents = new(
        // A language that there is none of: text recognition is not what is tried here, and takes seconds.
        new DocumentOptions { TimeLimit = TimeSpan.FromSeconds(10), OcrLanguages = "none" }
    );

    public void Dispose() => _documents.Dispose();

    public static TheoryData<string> Samples => [.. FuzzSeeds.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Answers_whatever_the_bytes(string sample)
    {
        var original = FuzzSeeds.Read(sample);
        var random = new Random(sample.Length + original.Length);
        var settings = new IngestSettings
        {
            MaxArticleBytes = 4 * 1024 * 1024,
            MaxMembers = 1000,
            MaxExpandedBytes = 32 * 1024 * 1024,
        };
        for (var i = 0; i < CasesOf(sample); i++)
        {
            var damaged = Damage(original, random);

            var results = Ingester.Run(new MemoryStream(damaged), sample, settings, _documents).ToList();

            results.Should().NotBeEmpty("case {0} of {1} is answered", i, sample);
            results
                .Rejections()
                .Should()
                .AllSatisfy(rejection =>
                {
                    rejection.Reason.Should().BeOneOf(RejectionReasons.All);

                    // The PDF and MIME libraries throw what they like on damaged input; a reader of ours that does has a fault.
                    if (!IsPdf(sample) && !sample.EndsWith("ml", StringComparison.Ordinal))
                    {
                        rejection
                            .Detail.Should()
                            .NotContainAny(
                                "IndexOutOfRange",
                                "ArgumentOutOfRange",
                                "NullReference",
                                "InvalidCast",
                                "RegexMatchTimeout",
                                "ArgumentException"
                            );
                    }
                });
        }
    }

    private static int CasesOf(string sample) =>
        !Full ? 100
        : IsPdf(sample) ? 2_500
        : 10_000;

    private static bool IsPdf(string sample) => sample == "page" || sample.EndsWith(".pdf", StringComparison.Ordinal);

    private static byte[] Damage(byte[] original, Random random)
    {
        var bytes = (byte[])original.Clone();
        switch (random.Next(5))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)] is { Length: > 0 } cut ? cut : [1];
            case 1:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes[random.Next(bytes.Length)..]];
            case 2:
                var hole = random.Next(bytes.Length);
                bytes.AsSpan(hole, Math.Min(random.Next(1, 64), bytes.Length - hole)).Fill((byte)random.Next(256));
                return bytes;
            default:
                for (var flips = random.Next(1, 20); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] =
                        random.Next(4) == 0 ? (byte)random.Next(256) : (byte)(bytes[random.Next(bytes.Length)] ^ (1 << random.Next(8)));
                }

                return bytes;
        }
    }
}
