using System.Globalization;
using System.Text;
using System.Text.Json;
using Pipeline.Contracts;
using RabbitMQ.Client;

namespace Pipeline.Messaging;

/// <summary>A message in an error queue, as its headers tell of it.</summary>
/// <param name="Stage">Whose error queue.</param>
/// <param name="ArticleId">The article it is about; null where the message cannot be read.</param>
/// <param name="Exception">Name of the exception that ended the last attempt, without its namespace.</param>
/// <param name="Detail">What it said.</param>
/// <param name="At">When; null where nothing says.</param>
/// <param name="SetAside">Who left it there, and when; null where nobody did.</param>
public sealed record FaultedMessage(
    Stage Stage,
    string? ArticleId,
    string Exception,
    string Detail,
    DateTimeOffset? At,
    HandlingNote? SetAside
)
{
    internal const string Prefix = "pipeline-aside-";

    private const string By = Prefix + "by";
    private const string When = Prefix + "at";
    private const string Note = Prefix + "note";

    internal static FaultedMessage Read(Stage stage, BasicGetResult message)
    {
        var headers = message.BasicProperties.Headers ?? new Dictionary<string, object?>();
        var exception = Text(headers, "MT-Fault-ExceptionType");
        return new FaultedMessage(
            stage,
            ArticleOf(message.Body),
            exception?[(exception.LastIndexOf('.') + 1)..] ?? Reason(headers),
            Text(headers, "MT-Fault-Message") ?? "No worker kept it: the broker put it here.",
            Time(Text(headers, "MT-Fault-Timestamp")),
            Text(headers, By) is { } by
                ? new HandlingNote(HandlingNote.SetAside, by, Time(Text(headers, When)) ?? DateTimeOffset.MinValue, Text(headers, Note))
                : null
        );
    }

    internal static IDictionary<string, object?> Marked(IDictionary<string, object?>? headers, HandlingNote? note)
    {
        var marked = (headers ?? new Dictionary<string, object?>())
            .Where(header => !header.Key.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary();
        if (note is not null)
        {
            marked[By] = note.By;
            marked[When] = note.At.ToString("O", CultureInfo.InvariantCulture);
            if (note.Note is not null)
            {
                marked[Note] = note.Note;
            }
        }

        return marked;
    }

    // Dead-lettered by the broker itself: "delivery_limit", "expired".
    private static string Reason(IDictionary<string, object?> headers) => Text(headers, "x-first-death-reason") ?? "unknown";

    private static string? Text(IDictionary<string, object?> headers, string name) =>
        headers.TryGetValue(name, out var value)
            ? value switch
            {
                byte[] bytes => Encoding.UTF8.GetString(bytes),
                string text => text,
                _ => null,
            }
            : null;

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? ArticleOf(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return
                json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("message", out var message)
                && message.ValueKind == JsonValueKind.Object
                && message.TryGetProperty("articleId", out var id)
                ? id.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null; // that is why it is here
        }
    }
}
