using System.Globalization;
using System.Text;

namespace Pipeline.Messaging;

/// <summary>
/// What a message's headers say of the attempts so far: <c>pipeline-attempt-1</c> and on, each with its time and what it ended in. They
/// stay on the message through every delay and into the error queue, where the broker's console shows them.
/// </summary>
public static class Attempts
{
    public const string Prefix = "pipeline-attempt-";

    // A header is for a person who looks; the log has the whole of it.
    private const int Longest = 500;

    public static string HeaderOf(int attempt) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{attempt}");

    /// <summary>How many attempts the headers tell of.</summary>
    public static int Count(IEnumerable<string> headers) =>
        headers.Count(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase));

    /// <summary>For example <c>2026-11-25T13:20:28Z InvalidOperationException: what it said</c>.</summary>
    public static string Describe(Exception exception, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(exception);
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{at.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'} {exception.GetType().Name}: {exception.Message}"
        );
        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (line.Length >= Longest)
            {
                return line.Append('…').ToString();
            }

            line.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return line.ToString();
    }
}
