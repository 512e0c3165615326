using System.Text;

namespace Pipeline.Normalise.Metadata;

/// <summary>
/// Mends what templates break in JSON: line breaks and tabs inside strings, comment and CDATA wrappers, a semicolon at the end.
/// </summary>
internal static class JsonLdMender
{
    public static string Mend(string script)
    {
        var start = script.AsSpan().IndexOfAny('{', '[');
        if (start < 0)
        {
            return script;
        }

        if (script.AsSpan(start).StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            start += 7;
        }

        var end = script.AsSpan().LastIndexOfAny('}', ']');
        while (end > start && script[end] == ']' && script[end - 1] == ']' && end + 1 < script.Length && script[end + 1] == '>')
        {
            end -= 2;
        }

        var mended = new StringBuilder(script.Length);
        var inString = false;
        for (var i = start; i <= end && i < script.Length; i++)
        {
            var c = script[i];
            if (c == '\\' && inString && i < end)
            {
                var next = script[++i];
                mended.Append(next is '"' or '\\' or '/' or 'b' or 'f' or 'n' or 'r' or 't' or 'u' ? "\\" : "\\\\").Append(next);
                continue;
            }

            inString ^= c == '"';
            mended.Append(inString && c < ' ' ? ' ' : c);
        }

        return mended.ToString();
    }
}
