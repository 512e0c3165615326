using System.Text;
using System.Text.Json;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>Looks a field up by a name of the settings, and makes text of whatever it holds.</summary>
internal static class JsonField
{
    private const int MaxDepth = 4;
    private static readonly string[] NameOfObject =
    [
        "name",
        "rendered",
        "value",
        "text",
        "content",
        "title",
        "@value",
        "headline",
        "#text",
    ];

    public static string? Text(JsonElement element, string name) => Find(element, name) is { } field ? Text(field, MaxDepth) : null;

    /// <summary>The field of that name, without regard to case, <c>_</c> and <c>-</c>; a dot goes into an object.</summary>
    public static JsonElement? Find(JsonElement element, string name)
    {
        foreach (var part in name.AsSpan().Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || FindOne(element, name[part]) is not { } next)
            {
                return null;
            }

            element = next;
        }

        return element;
    }

    /// <summary>A name as names are compared.</summary>
    public static string Plain(string name) =>
        name.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    private static JsonElement? FindOne(JsonElement element, string name)
    {
        if (element.TryGetProperty(name, out var exact))
        {
            return exact;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (IsSame(property.Name, name))
            {
                return property.Value;
            }
        }

        return null;
    }

    private static bool IsSame(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        int i = 0,
            j = 0;
        while (true)
        {
            while (i < one.Length && one[i] is '_' or '-')
            {
                i++;
            }

            while (j < other.Length && other[j] is '_' or '-')
            {
                j++;
            }

            if (i >= one.Length || j >= other.Length)
            {
                return i >= one.Length && j >= other.Length;
            }

            if (char.ToUpperInvariant(one[i++]) != char.ToUpperInvariant(other[j++]))
            {
                return false;
            }
        }
    }

    private static string? Text(JsonElement field, int depth)
    {
        switch (field.ValueKind)
        {
            case JsonValueKind.String:
                return String(field);
            case JsonValueKind.Number:
                return field.GetRawText();
            case JsonValueKind.Array when depth > 0:
                var parts = field
                    .EnumerateArray()
                    .Select(part => Text(part, depth - 1))
                    .Where(part => !string.IsNullOrWhiteSpace(part))
                    .ToList();
                return parts.Count == 0 ? null : string.Join(parts.Any(part => part!.Length > 80) ? "\n\n" : ", ", parts);
            case JsonValueKind.Object when depth > 0:
                return NameOfObject
                    .Select(name => field.TryGetProperty(name, out var value) ? Text(value, depth - 1) : null)
                    .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
            default:
                return null;
        }
    }

    /// <summary>A string's text, where a half of a surrogate pair, which some exporters leave when they cut, becomes U+FFFD.</summary>
    private static string String(JsonElement field)
    {
        try
        {
            return field.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Unescape(field.GetRawText().AsSpan()[1..^1]);
        }
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\' || i + 1 >= raw.Length)
            {
                text.Append(raw[i]);
                continue;
            }

            i++;
            if (
                raw[i] == 'u'
                && i + 4 < raw.Length
                && ushort.TryParse(
                    raw.Slice(i + 1, 4),
                    System.Globalization.NumberStyles.HexNumber,
                    System.Globalization.CultureInfo.InvariantCulture,
                    out var unit
                )
            )
            {
                text.Append((char)unit);
                i += 4;
            }
            else
            {
                text.Append(
                    raw[i] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\b',
                        'f' => '\f',
                        var other => other,
                    }
                );
            }
        }

        // Through UTF-8 and back, which replaces what is half.
        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text.ToString()));
    }
}
