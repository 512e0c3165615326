using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Pipeline.Hosting.Logs;

namespace Pipeline.Workers.Tests.Hosting;

/// <summary>What others made, in a log line: bounded, and one line.</summary>
public sealed class LogLineTests
{
    [Theory]
    [InlineData("pipeline-text")]
    [InlineData("pipeline-json")]
    public void Bounds_an_article_id_of_four_megabytes(string format) =>
        Line(format, new string('x', 4 << 20), new InvalidOperationException(new string('y', 4 << 20)))
            .Length.Should()
            .BeLessThan(5 * OneLine.Longest);

    [Theory]
    [InlineData("pipeline-text")]
    [InlineData("pipeline-json")]
    public void Is_one_line_without_control_characters(string format)
    {
        var line = Line(format, "a\nfail: forged[1] line\r\n\u001B[2Jb\u009Bc\u202Ed\u2028e\0", new InvalidOperationException("x\ny"));
        line.TrimEnd('\n').Should().NotContain("\n").And.NotContainAny("\u202E", "\u2028");
        line.TrimEnd('\n').Any(char.IsControl).Should().BeFalse();
    }

    [Fact]
    public void Leaves_letters_of_every_script_as_they_are() =>
        Line("pipeline-text", "Žluťoučký 日本語 😀", null).Should().Contain("Žluťoučký 日本語 😀");

    [Fact]
    public void Cuts_no_character_in_two() => OneLine.Of("ab😀", longest: 3).Should().StartWith("ab…");

    [Fact]
    public void Has_the_values_of_a_message_by_name_as_json()
    {
        var line = JsonDocument.Parse(Line("pipeline-json", "abc", null)).RootElement;
        line.GetProperty("level").GetString().Should().Be("warn");
        line.GetProperty("event").GetInt32().Should().Be(7);
        line.GetProperty("category").GetString().Should().Be("Test");
        line.GetProperty("message").GetString().Should().Be("Article abc");
        line.GetProperty("fields").GetProperty("ArticleId").GetString().Should().Be("abc");
    }

    private static string Line(string format, string id, Exception? exception)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddPipelineConsole(configuration: null));
        using var provider = services.BuildServiceProvider();
        var formatter = provider.GetServices<ConsoleFormatter>().Single(one => one.Name == format);
        var log = new Captured(formatter, new StringWriter());
#pragma warning disable CA1848, CA2254 // a message as a worker's own would be
        log.LogWarning(7, exception, "Article {ArticleId}", id);
#pragma warning restore CA1848, CA2254
        return log.Text.ToString();
    }

    private sealed class Captured(ConsoleFormatter formatter, StringWriter text) : ILogger
    {
        public StringWriter Text => text;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter1
        )
        {
            var entry = new LogEntry<TState>(logLevel, "Test", eventId, state, exception, formatter1);
            formatter.Write(in entry, null, text);
        }
    }
}
