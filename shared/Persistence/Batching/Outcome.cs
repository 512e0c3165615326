using System.Diagnostics.CodeAnalysis;

namespace Pipeline.Persistence.Batching;

/// <summary>What became of one request of a bulk.</summary>
internal readonly struct Outcome<TResult>
{
    private Outcome(TResult? value, Exception? error)
    {
        Value = value;
        Error = error;
    }

    public TResult? Value { get; }

    public Exception? Error { get; }

    public static Outcome<TResult> Of(TResult value) => new(value, null);

    public static Outcome<TResult> Failed([DisallowNull] Exception error) => new(default, error);
}
