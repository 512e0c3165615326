namespace Pipeline.Smoke.Tests;

/// <summary>Asks again until there is an answer or the patience is over.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<T> GetAsync<T>(Func<Task<T?>> ask)
        where T : struct
    {
        using var deadline = new CancellationTokenSource(Patience);
        Exception? last = null;
        while (!deadline.IsCancellationRequested)
        {
            try
            {
                if (await ask() is { } answer)
                {
                    return answer;
                }
            }
            catch (HttpRequestException exception)
            {
                last = exception;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(250));
        }

        throw new TimeoutException($"No answer within {Patience}.", last);
    }
}
