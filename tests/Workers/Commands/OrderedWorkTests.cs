using Pipeline.Cli;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Commands;

public sealed class OrderedWorkTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_cores_work_and_the_answers_come_in_order()
    {
        var cores = Environment.ProcessorCount;
        using var atOnce = new Barrier(cores);

        // Each group ends only when as many work at once as there are cores.
        var answers = await OrderedWork
            .RunAsync(
                Enumerable.Range(0, cores * 5),
                number =>
                {
                    atOnce.SignalAndWait(Eventually.Deadline, Token).Should().BeTrue();
                    return number;
                },
                Token
            )
            .ToListAsync(Token);

        answers.Should().Equal(Enumerable.Range(0, cores * 5));
    }

    [Fact]
    public async Task An_answer_is_given_before_the_next_is_asked_for()
    {
        using var answered = new SemaphoreSlim(0);

        await foreach (var _ in OrderedWork.RunAsync(Questions(), number => number, Token))
        {
            answered.Release();
        }

        IEnumerable<int> Questions()
        {
            for (var i = 0; i < 5; i++)
            {
                yield return i;
                answered.Wait(Eventually.Deadline, Token).Should().BeTrue("whoever types a line waits for its answer");
            }
        }
    }

    [Fact]
    public async Task What_reading_throws_comes_after_the_answers_before_it()
    {
        var answers = new List<int>();

        var running = async () =>
        {
            await foreach (var answer in OrderedWork.RunAsync(Questions(), number => number, Token))
            {
                answers.Add(answer);
            }
        };

        await running.Should().ThrowAsync<InvalidDataException>();
        answers.Should().Equal(1, 2);

        static IEnumerable<int> Questions()
        {
            yield return 1;
            yield return 2;
            throw new InvalidDataException();
        }
    }
}
