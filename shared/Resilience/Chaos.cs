using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Timeout;

namespace Pipeline.Resilience;

/// <summary>Polly's chaos strategies next to the call itself, as <see cref="ChaosOptions"/> say.</summary>
internal static class Chaos
{
    public static void AddTo(ResiliencePipelineBuilder builder, ChaosOptions options)
    {
        if (options.FaultRate > 0)
        {
            // What a call that got no answer ends in: transient in every domain.
            builder.AddChaosFault(
                new ChaosFaultStrategyOptions
                {
                    InjectionRate = options.FaultRate,
                    FaultGenerator = static _ => new((Exception?)new TimeoutRejectedException("Injected by Resilience:…:Chaos.")),
                }
            );
        }

        if (options.StallRate > 0)
        {
            builder.AddChaosLatency(new ChaosLatencyStrategyOptions { InjectionRate = options.StallRate, Latency = options.Stall });
        }
    }
}
