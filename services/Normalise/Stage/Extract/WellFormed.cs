using System.Text;

namespace Pipeline.Normalise.Extract;

/// <summary>Replaces halves of surrogate pairs: neither JSON nor a store takes text that holds them.</summary>
internal static class WellFormed
{
    public static string Of(string text)
    {
        var at = FirstLone(text, 0);
        if (at < 0)
        {
            return text;
        }

        var mended = new StringBuilder(text);
        for (; at >= 0; at = FirstLone(text, at + 1))
        {
            mended[at] = '\uFFFD';
        }

        return mended.ToString();
    }

    private static int FirstLone(string text, int from)
    {
        while (true)
        {
            var at = text.AsSpan(from).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (at < 0)
            {
                return -1;
            }

            at += from;
            if (at + 1 >= text.Length || !char.IsSurrogatePair(text[at], text[at + 1]))
            {
                return at;
            }

            from = at + 2;
        }
    }
}
