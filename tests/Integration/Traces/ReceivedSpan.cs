using System.Text;

namespace Pipeline.Integration.Tests.Traces;

/// <summary>A span as it stood on the wire; field numbers from OpenTelemetry's <c>trace.proto</c>.</summary>
internal sealed record ReceivedSpan(string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes)
{
    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public static IEnumerable<ReceivedSpan> ReadAll(byte[] request) =>
        from resource in Fields(request, 1)
        from scope in Fields(resource, 2)
        from span in Fields(scope, 2)
        select Read(span);

    private static ReceivedSpan Read(byte[] span) =>
        new(
            Convert.ToHexStringLower(Fields(span, 1).Single()),
            Convert.ToHexStringLower(Fields(span, 2).Single()),
            Convert.ToHexStringLower(Fields(span, 4).SingleOrDefault() ?? []),
            Encoding.UTF8.GetString(Fields(span, 5).Single()),
            Fields(span, 9).ToDictionary(Key, attribute => Value(Fields(attribute, 2).Single()))
        );

    private static string Key(byte[] attribute) => Encoding.UTF8.GetString(Fields(attribute, 1).Single());

    // A string, or a number that the tests do not look at.
    private static string Value(byte[] any) => Fields(any, 1).SingleOrDefault() is { } text ? Encoding.UTF8.GetString(text) : "";

    /// <summary>The length-delimited fields of a protobuf message that have the number.</summary>
    private static IEnumerable<byte[]> Fields(byte[] message, int number)
    {
        for (var at = 0; at < message.Length; )
        {
            var tag = Number(message, ref at);
            switch (tag & 7)
            {
                case 0:
                    Number(message, ref at);
                    break;
                case 1:
                    at += 8;
                    break;
                case 5:
                    at += 4;
                    break;
                default:
                    var length = (int)Number(message, ref at);
                    if ((int)(tag >> 3) == number)
                    {
                        yield return message[at..(at + length)];
                    }

                    at += length;
                    break;
            }
        }
    }

    private static ulong Number(byte[] message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message[at++];
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
