using System.Text;

namespace Pipeline.Decoding;

/// <param name="Name">The WHATWG's, for example <c>windows-1252</c>.</param>
/// <param name="Encoding">The framework's reader for it; never throws, but shows U+FFFD.</param>
internal sealed record Charset(string Name, Encoding Encoding)
{
    public bool IsUnicode => Name.StartsWith("utf-", StringComparison.Ordinal);

    /// <summary>Reads the bytes; what has no character counts as undecodable and shows as U+FFFD.</summary>
    public string Decode(ReadOnlySpan<byte> bytes, out int undecodable)
    {
        var text = Encoding.GetString(bytes);
        if (Encoding.IsSingleByte && text.AsSpan().IndexOfAnyInRange('\uE000', '\uF8FE') >= 0)
        {
            // The framework shows the gaps of some pages as private-use characters.
            text = string.Create(
                text.Length,
                text,
                static (span, source) =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = source[i] is >= '\uE000' and <= '\uF8FE' ? '\uFFFD' : source[i];
                    }
                }
            );
        }

        undecodable = text.AsSpan().Count('\uFFFD');
        return text;
    }
}
