using Pipeline.Cli;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Commands;

/// <summary>Who may read what a run makes: the owner's umask narrows the inbox's files, and the database is its owner's alone.</summary>
public sealed class ModeTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Files_and_folders_have_the_modes_that_the_umask_leaves_and_the_database_its_own()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Modes of files.");

        var (exit, output, errors) = await CommandProcess.ShellAsync(
            _scratch,
            """
            umask 027
            mkdir inbox && printf '\177ELF\2\1\1\0\0\0' > inbox/a.bin && printf 'The harbour reopened on Monday.' > inbox/b.txt
            $P run --once --inbox inbox --data data > log; code=$?
            stat -c '%a %n' inbox/processed inbox/processed/* inbox/failed inbox/failed/a.bin.reason.json data data/pipeline.db
            exit $code
            """
        );

        (exit, errors).Should().Be((ExitCodes.SomeRejected, ""));
        output.Lines().Select(line => line.Split(' ')[0]).Should().Equal("750", "750", "750", "640", "700", "600");
    }
}
