using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Timeout;

namespace Pipeline.Resilience.Tests;

public sealed class FailureDomainTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly ResilienceOptions _options = new();
    private readonly List<string> _told = [];
    private int _calls;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tries_a_transient_fault_again_until_it_passes()
    {
        var result = await Run(Failing(_ => new TransientException(), times: _options.MaxRetries));
        result.Should().Be("done");
        _calls.Should().Be(_options.MaxRetries + 1);
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task Gives_a_transient_fault_up_after_the_retries()
    {
        await FluentActions.Awaiting(() => Run(Failing(_ => new TransientException()))).Should().ThrowAsync<TransientException>();
        _calls.Should().Be(_options.MaxRetries + 1);
    }

    [Fact]
    public async Task Throws_at_once_what_trying_again_does_not_mend()
    {
        await FluentActions.Awaiting(() => Run(Failing(_ => new InvalidDataException()))).Should().ThrowAsync<InvalidDataException>();
        _calls.Should().Be(1);
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task Waits_an_outage_out_however_long_and_tells_its_beginning_and_end_once()
    {
        var result = await Run(Failing(_ => Refused(), times: 40));
        result.Should().Be("done");
        _told.Should().SatisfyRespectively(first => first.Should().Be("away: refused"), last => last.Should().StartWith("back after 00:"));
    }

    [Fact]
    public async Task An_outage_uses_up_no_retries()
    {
        // Transient faults before, within and after an outage: each begins anew.
        var faults = new Queue<Exception>([
            .. Enumerable.Repeat<Exception>(new TransientException(), 3),
            Refused(),
            .. Enumerable.Repeat<Exception>(new TransientException(), 3),
        ]);
        _options.Breaker.MinimumThroughput = 100;
        (await Run(_ => faults.TryDequeue(out var fault) ? throw fault : new ValueTask<string>("done"))).Should().Be("done");
    }

    [Fact]
    public async Task An_answer_to_a_call_from_before_an_outage_does_not_end_it()
    {
        var domain = Domain();
        var answer = new TaskCompletionSource<string>();
        var early = domain.ExecuteAsync(_ => new ValueTask<string>(answer.Task), Token).AsTask();
        _time.Advance(TimeSpan.FromSeconds(1));
        var late = domain.ExecuteAsync(Failing(_ => Refused(), times: 2), Token).AsTask();
        await Until(() => domain.Outages.IsAway, advance: false);

        answer.SetResult("done");
        await early;
        domain.Outages.IsAway.Should().BeTrue();

        await Until(() => late.IsCompleted);
        _told.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_failure_of_a_call_from_before_an_outages_end_does_not_begin_another()
    {
        var domain = Domain();
        var answer = new TaskCompletionSource<string>();
        var attempts = 0;
        var slow = domain
            .ExecuteAsync(_ => attempts++ == 0 ? new ValueTask<string>(answer.Task) : new ValueTask<string>("done"), Token)
            .AsTask();
        _time.Advance(TimeSpan.FromSeconds(1));
        var quick = domain.ExecuteAsync(Failing(_ => Refused(), times: 1), Token).AsTask();
        await Until(() => quick.IsCompleted);
        _told.Should().HaveCount(2);

        answer.SetException(Refused());
        await Until(() => slow.IsCompleted);
        _told.Should().HaveCount(2);
    }

    [Fact]
    public async Task Waiting_ends_when_the_caller_gives_up()
    {
        var domain = Domain();
        using var caller = new CancellationTokenSource();
        var run = domain.ExecuteAsync(Failing(_ => Refused()), caller.Token).AsTask();
        await Until(() => domain.Outages.IsAway, advance: false);
        await caller.CancelAsync();
        await FluentActions.Awaiting(() => run).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Patience_may_have_an_end()
    {
        _options.OutagePatience = TimeSpan.FromMinutes(1);
        var began = _time.GetTimestamp();
        await FluentActions.Awaiting(() => Run(Failing(_ => Refused()))).Should().ThrowAsync<Exception>();
        _time.GetElapsedTime(began).Should().BeGreaterThanOrEqualTo(TimeSpan.FromMinutes(1)).And.BeLessThan(TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task The_circuit_keeps_many_callers_from_hammering_what_is_away()
    {
        var domain = Domain();
        var back = false;
        var callers = Enumerable
            .Range(0, 64)
            .Select(_ =>
                domain
                    .ExecuteAsync(
                        _ =>
                        {
                            Interlocked.Increment(ref _calls);
                            return Volatile.Read(ref back) ? new ValueTask<string>("done") : throw Refused();
                        },
                        Token
                    )
                    .AsTask()
            )
            .ToArray();
        var began = _time.GetTimestamp();
        await Until(() => _time.GetElapsedTime(began) > TimeSpan.FromMinutes(1));
        domain.IsHealthy.Should().BeFalse();
        domain.CircuitState.Should().NotBe(CircuitState.Closed);
        // Without the circuit 64 callers would have tried some 800 times: at least every 5 s each, and quicker at first.
        _calls.Should().BeLessThan(64 + 60);

        Volatile.Write(ref back, true);
        await Until(() => callers.All(caller => caller.IsCompleted));
        callers.Should().OnlyContain(caller => caller.IsCompletedSuccessfully);
        domain.IsHealthy.Should().BeTrue();
        _told.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_after_its_retries()
    {
        _options.MaxRetries = 1;
        await FluentActions
            .Awaiting(() =>
                Run(async token =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
                    return "never";
                })
            )
            .Should()
            .ThrowAsync<TimeoutRejectedException>();
    }

    [Fact]
    public async Task A_part_that_hangs_for_everybody_is_waited_for()
    {
        // Each of 8 callers has one retry; 16 calls hang. Only as an outage can that be got over.
        _options.MaxRetries = 1;
        var hung = 16;
        var domain = Domain();
        var callers = Enumerable
            .Range(0, 8)
            .Select(_ =>
                domain
                    .ExecuteAsync(
                        async token =>
                        {
                            if (Interlocked.Decrement(ref hung) >= 0)
                            {
                                await Task.Delay(Timeout.InfiniteTimeSpan, _time, token);
                            }

                            return "done";
                        },
                        Token
                    )
                    .AsTask()
            )
            .ToArray();
        await Until(() => callers.All(caller => caller.IsCompleted));
        callers.Should().OnlyContain(caller => caller.IsCompletedSuccessfully);
        _told.Should().HaveCount(2);
    }

    [Fact]
    public async Task One_calls_transient_faults_do_not_open_the_circuit_for_the_others()
    {
        _options.MaxRetries = 50;
        await FluentActions.Awaiting(() => Run(Failing(_ => new TransientException()))).Should().ThrowAsync<TransientException>();
        _calls.Should().Be(51);
        _told.Should().BeEmpty();
    }

    [Fact]
    public async Task Faults_injected_into_every_third_call_reach_nobody()
    {
        var turn = 0;
        var domain = Domain(inner =>
            inner
                .AddChaosFault(
                    new ChaosFaultStrategyOptions
                    {
                        InjectionRate = 1,
                        EnabledGenerator = _ => new(Interlocked.Increment(ref turn) % 3 == 0),
                        FaultGenerator = new FaultGenerator().AddException<TransientException>().AddException(Refused),
                    }
                )
                .AddChaosLatency(
                    new ChaosLatencyStrategyOptions
                    {
                        InjectionRate = 1,
                        EnabledGenerator = _ => new(Volatile.Read(ref turn) % 5 == 0),
                        Latency = TimeSpan.FromMilliseconds(50),
                    }
                )
        );
        var callers = Enumerable.Range(0, 200).Select(i => domain.ExecuteAsync(_ => new ValueTask<int>(i), Token).AsTask()).ToArray();
        await Until(() => callers.All(caller => caller.IsCompleted));
        (await Task.WhenAll(callers)).Should().Equal(Enumerable.Range(0, 200));
    }

    [Fact]
    public void Refusals_of_the_pipeline_mean_the_same_in_every_domain()
    {
        var domain = new FailureDomain("x", classify: _ => FaultKind.Permanent);
        domain.Classify(new BrokenCircuitException()).Should().Be(FaultKind.Outage);
        domain.Classify(new TimeoutRejectedException()).Should().Be(FaultKind.Transient);
        domain.Classify(new SocketException()).Should().Be(FaultKind.Permanent);
        CommonFaults.Classify(new IOException("", new SocketException())).Should().Be(FaultKind.Outage);
        CommonFaults.Classify(new AggregateException(new SocketException())).Should().Be(FaultKind.Outage);
        CommonFaults.Classify(new OperationCanceledException()).Should().Be(FaultKind.Permanent);
    }

    private static SocketException Refused() => new RefusedException();

    private Func<CancellationToken, ValueTask<string>> Failing(Func<int, Exception> fault, int times = int.MaxValue) =>
        _ => Interlocked.Increment(ref _calls) <= times ? throw fault(_calls) : new ValueTask<string>("done");

    private async Task<string> Run(Func<CancellationToken, ValueTask<string>> call)
    {
        var run = Domain().ExecuteAsync(call, Token).AsTask();
        await Until(() => run.IsCompleted);
        return await run;
    }

    /// <summary>Time passes until it holds.</summary>
    private async Task Until(Func<bool> holds, bool advance = true)
    {
        while (!holds())
        {
            Token.ThrowIfCancellationRequested();
            if (advance)
            {
                _time.Advance(TimeSpan.FromMilliseconds(500));
            }

            // Lets what the clock woke run before the clock goes on, on a busy machine too.
            do
            {
                await Task.Delay(1, Token);
            } while (ThreadPool.PendingWorkItemCount > 0);
        }
    }

    private FailureDomain Domain(Action<ResiliencePipelineBuilder>? innermost = null)
    {
        var domain = new FailureDomain(
            "store",
            _options,
            exception => exception is TransientException ? FaultKind.Transient : CommonFaults.Classify(exception),
            _time,
            innermost
        );
        domain.Outages.Away += exception => _told.Add($"away: {exception.Message}");
        domain.Outages.Back += lasted => _told.Add($"back after {lasted}");
        return domain;
    }

    private sealed class TransientException : Exception;

    private sealed class RefusedException() : SocketException((int)SocketError.ConnectionRefused)
    {
        public override string Message => "refused";
    }
}
