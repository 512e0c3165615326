using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Pipeline.Cli;

/// <summary>
/// Work on all cores whose answers come in the order of what was asked, with a bounded part of it in memory. An answer is given as soon as
/// it and all before it are there, also while whoever asks is still waiting for the next line.
/// </summary>
internal static class OrderedWork
{
    // Enough that a core does not wait for a long answer before it, and no more.
    private const int AheadOfEachCore = 8;

    public static async IAsyncEnumerable<TAnswer> RunAsync<TQuestion, TAnswer>(
        IEnumerable<TQuestion> questions,
        Func<TQuestion, TAnswer> answer,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        using var cores = new SemaphoreSlim(Environment.ProcessorCount);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var answers = Channel.CreateBounded<Task<TAnswer>>(AheadOfEachCore * Environment.ProcessorCount);
        var asking = Task.Run(
            async () =>
            {
                try
                {
                    foreach (var question in questions)
                    {
                        await cores.WaitAsync(ending.Token);
                        await answers.Writer.WriteAsync(Task.Run(() => Answer(question), ending.Token), ending.Token);
                    }

                    answers.Writer.Complete();
                }
                catch (Exception exception)
                {
                    answers.Writer.Complete(exception);
                }
            },
            CancellationToken.None
        );
        try
        {
            await foreach (var task in answers.Reader.ReadAllAsync(cancellation))
            {
                yield return await task;
            }
        }
        finally
        {
            await ending.CancelAsync();
            await asking;
        }

        TAnswer Answer(TQuestion question)
        {
            try
            {
                return answer(question);
            }
            finally
            {
                cores.Release();
            }
        }
    }
}
