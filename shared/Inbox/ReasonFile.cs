using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Inbox;

/// <summary>The note beside a file in <c>failed/</c>: its name is the file's and <see cref="Ending"/>.</summary>
public static class ReasonFile
{
    public const string Ending = ".reason.json";

    // Names are numbered as they are taken; past this somebody looks for one among a thousand of the same name.
    private const int MostNumbers = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // the file is for people
    };

    public static byte[] ToBytes(FailureReason reason) => [.. JsonSerializer.SerializeToUtf8Bytes(reason, Json), (byte)'\n'];

    /// <summary>Null where it is half-written by a worker that was killed, gone, or not ours.</summary>
    public static FailureReason? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<FailureReason>(File.ReadAllBytes(path), Json);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// The files of this name in a folder that have a reason beside them, in the order in which they came; up to the first number that is
    /// free.
    /// </summary>
    public static IEnumerable<(string Path, FailureReason Reason)> Find(string folder, string name)
    {
        for (var number = 1; number <= MostNumbers; number++)
        {
            var path = Path.Combine(folder, CollisionFreeMove.Numbered(name, number, Ending));
            if (!File.Exists(path + Ending))
            {
                yield break;
            }

            if (Read(path + Ending) is { } reason)
            {
                yield return (path, reason);
            }
        }
    }
}
