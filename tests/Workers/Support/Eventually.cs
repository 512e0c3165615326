using System.Diagnostics;

namespace Pipeline.Tests.Support;

/// <summary>
/// Waits for what comes about by itself: asks again and again until it holds, within a generous deadline. Never sleeps past the moment.
/// </summary>
internal static class Eventually
{
    // A loaded machine must not fail a test; an idle one never gets near it.
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(120);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    /// <summary>Until the assertion no longer throws; then its own failure is the test's.</summary>
    public static async Task HoldsAsync(Func<Task> assertion)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await assertion();
                return;
            }
            catch (Exception exception) when (exception is not OperationCanceledException && clock.Elapsed < Deadline)
            {
                await Task.Delay(Pause, TestContext.Current.CancellationToken);
            }
        }
    }

    public static Task HoldsAsync(Action assertion) =>
        HoldsAsync(() =>
        {
            assertion();
            return Task.CompletedTask;
        });

    public static async Task<T> WithinDeadline<T>(this Task<T> task) =>
        await task.WaitAsync(Deadline, TestContext.Current.CancellationToken);

    public static async Task WithinDeadline(this Task task) => await task.WaitAsync(Deadline, TestContext.Current.CancellationToken);
}
