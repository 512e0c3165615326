using Pipeline.Ingest;

namespace Pipeline.Stages.Tests.Ingest;

/// <summary>Damages samples of every format, by a fixed seed: whatever the bytes, the stage answers and never throws.</summary>
public sealed class FuzzTests
{
    private const int CasesPerSample = 100;

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
        for (var i = 0; i < CasesPerSample; i++)
        {
            var damaged = Damage(original, random);

            var results = IngestRun.Of(damaged, sample, settings);

            results.Should().NotBeEmpty("case {0} of {1} is answered", i, sample);
            results
                .Rejections()
                .Should()
                .AllSatisfy(rejection =>
                {
                    rejection.Reason.Should().BeOneOf(RejectionReasons.All);

                    // The PDF and MIME libraries throw what they like on damaged input; a reader of ours that does has a fault.
                    if (!sample.EndsWith(".pdf", StringComparison.Ordinal) && !sample.EndsWith("ml", StringComparison.Ordinal))
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
