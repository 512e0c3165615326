using System.Text;
using System.Text.Json;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>Tells JSON from texts that open with a bracket (<c>[Photo: …]</c>, <c>{{Infobox</c>) by reading the first tokens.</summary>
internal static class JsonEvidence
{
    /// <summary>This many good tokens make it JSON, though it be broken later on.</summary>
    private const int EnoughTokens = 8;

    /// <summary>Whether it is JSON by lines or by values; null where it is none.</summary>
    public static bool? Tell(ReadOnlySpan<char> start, bool isWhole, string name)
    {
        var lineByLine = start[0] == '\u001E';
        start = start.TrimStart('\u001E');
        var bytes = Encoding.UTF8.GetBytes(start.ToString());
        var reader = new Utf8JsonReader(
            bytes,
            isFinalBlock: false,
            new JsonReaderState(
                new JsonReaderOptions
                {
                    AllowTrailingCommas = true,
                    CommentHandling = JsonCommentHandling.Skip,
                    AllowMultipleValues = true,
                    MaxDepth = 512,
                }
            )
        );
        var tokens = 0;
        var values = 0;
        var ended = true;
        try
        {
            while (values < 2 && (ended = reader.Read()))
            {
                tokens++;
                values += reader.CurrentDepth == 0 ? 1 : 0;
                if (reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                {
                    values--;
                }

                if (values == 1 && reader.CurrentDepth == 0)
                {
                    lineByLine |= StartsAnotherLine(bytes, (int)reader.BytesConsumed);
                }
            }
        }
        catch (JsonException)
        {
            var named =
                name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith("l", StringComparison.OrdinalIgnoreCase)
                || name.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
            if (values == 0 && tokens < EnoughTokens && !(named && tokens > 1))
            {
                return null;
            }
        }

        if (!ended && isWhole && values == 0 && tokens < 2)
        {
            return null;
        }

        return lineByLine;
    }

    /// <summary>True where the first value is a line by itself and another begins on a line below.</summary>
    private static bool StartsAnotherLine(ReadOnlySpan<byte> bytes, int end)
    {
        var next = bytes[end..].TrimStart(" \t\r"u8);
        if (next.IsEmpty || next[0] != '\n' || bytes[..end].Contains((byte)'\n'))
        {
            return false;
        }

        next = next.TrimStart(" \t\r\n"u8);
        return !next.IsEmpty && next[0] is (byte)'{' or (byte)'[';
    }
}
