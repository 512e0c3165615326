using System.Text.Json;
using Pipeline.Cli;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Commands;

/// <summary><c>pipeline inspect</c> and <c>repair</c> over what lies about in a folder, and over lines of JSON.</summary>
public sealed class InspectCommandTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Of_what_is_no_file_each_is_told_as_what_it_is_and_none_stops_the_others()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of any bytes, pipes and links.");

        var (exit, output, errors) = await CommandProcess.ShellAsync(
            _scratch,
            """
            mkdir in && cd in
            echo 'A story of the harbour.' > a.txt
            ln -s a.txt link.txt
            ln -s nowhere dangling.txt
            ln -s round.txt round.txt
            ln -s pipe to-pipe.txt
            ln -s / everything
            mkfifo pipe
            printf x > "$(printf 'name\377.txt')"
            mkdir "$(printf 'folder\377')" && printf y > "$(printf 'folder\377')/z.txt"
            cd .. && $P inspect --through normalise in
            """
        );

        (exit, errors).Should().Be((ExitCodes.SomeRejected, ""));
        output
            .Lines()
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Select(line => (line.GetProperty("file").GetString(), Reason(line)))
            .Should()
            .Equal(
                ("in/a.txt", null),
                ("in/dangling.txt", "symbolic-link"),
                ("in/folder\uFFFD", "unreadable-name"),
                ("in/link.txt", null),
                ("in/name\uFFFD.txt", "unreadable-name"),
                ("in/pipe", "special-file"),
                ("in/round.txt", "symbolic-link"),
                ("in/to-pipe.txt", "special-file")
            );
    }

    [Fact]
    public async Task A_name_drives_no_terminal()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Names of any characters.");

        var (_, output, errors) = await CommandProcess.ShellAsync(
            _scratch,
            """
            N=$(printf '\033[31m\302\233exe.\342\200\256txt.pdf')
            mkdir in && printf 'A story.' > "in/$N"
            $P inspect --through normalise in "in/$N"
            $P inspect "no $N"
            $P status --no "$N"
            $P repair "no $N"
            $P repair "in/$N" "$N"
            $P show "$N" --data "in/$N"
            $P run --once --inbox "no $N"
            """
        );

        output.Lines().Should().HaveCount(2);
        errors.Lines().Should().HaveCountGreaterThan(6);
        (output + errors).Should().NotContainAny("\u001B", "\u009B").And.Contain("\\u001B[31m");
        errors.Should().NotContain("\u202E");
    }

    [Fact]
    public async Task Ids_of_lines_come_back_as_they_came_and_a_line_that_is_none_stops_nobody()
    {
        string[] ids = ["12345678901234567890.10", "\"\\u00e4\\ud83d\"", "null", "{\"a\":[1, 2.0]}", "\"\""];
        await File.WriteAllLinesAsync(
            _scratch["lines"],
            [.. ids.Select(id => $$"""{"id":{{id}},"text":"A story of the harbour."}"""), "null", "no JSON", """{"text":"No id."}"""],
            TestContext.Current.CancellationToken
        );

        foreach (
            var command in (string[][])
                [
                    ["inspect", "--through", "normalise"],
                    ["repair"],
                ]
        )
        {
            var (exit, output, errors) = await CommandProcess.WithAsync([], [.. command, "--ndjson", _scratch["lines"]]);

            (exit, errors).Should().Be((ExitCodes.SomeRejected, ""));
            output
                .Lines()
                .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("id").GetRawText())
                .Should()
                .Equal([.. ids, "null", "null", "null"]);
            output.Lines()[5..7].Should().AllSatisfy(line => line.Should().Contain("This line is not JSON of the form"));
        }
    }

    private static string? Reason(JsonElement line) =>
        line.TryGetProperty("rejected", out var rejected) ? rejected.GetProperty("reason").GetString() : null;
}
