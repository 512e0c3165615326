using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Pipeline.Tests.Support;

/// <summary>Keeps what a host under test logs; a Warning that the test does not expect fails it.</summary>
internal sealed class CollectedLogs : ILoggerProvider
{
    private readonly ConcurrentQueue<Entry> _entries = new();

    public IReadOnlyCollection<Entry> Entries => _entries;

    public IEnumerable<Entry> Warnings => _entries.Where(entry => entry.Level >= LogLevel.Warning);

    /// <param name="expected">Pieces of the categories or messages of warnings that belong to the test.</param>
    public void ShouldBeQuiet(params string[] expected) =>
        Warnings
            .Where(entry =>
                !expected.Any(piece =>
                    entry.Category.Contains(piece, StringComparison.Ordinal) || entry.Message.Contains(piece, StringComparison.Ordinal)
                )
            )
            .Should()
            .BeEmpty("a warning asks a person to look");

    public ILogger CreateLogger(string categoryName) => new Collector(categoryName, _entries);

    public void Dispose() { }

    internal sealed record Entry(LogLevel Level, string Category, string Message, Exception? Exception);

    private sealed class Collector(string category, ConcurrentQueue<Entry> entries) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => entries.Enqueue(new Entry(logLevel, category, formatter(state, exception), exception));
    }
}
