using Pipeline.Contracts;

namespace Pipeline.Search.Pages;

/// <summary>A piece of an article's text, and whose name it is.</summary>
internal readonly record struct NamedPiece(string Text, Entity? Entity);

/// <summary>Finds an article's names in its own text: each place, the longest form first.</summary>
internal static class NamedText
{
    public static IEnumerable<NamedPiece> Pieces(string text, IReadOnlyList<Entity> entities)
    {
        var forms = entities
            .SelectMany(entity => entity.Forms.Prepend(entity.Text).Select(form => (Form: form, Entity: entity)))
            .Where(entry => entry.Form.Length > 1)
            .DistinctBy(entry => entry.Form, StringComparer.Ordinal)
            .GroupBy(entry => entry.Form[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Form.Length).ToArray());
        var start = 0;
        for (var at = 0; at < text.Length; )
        {
            if (
                (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && forms.TryGetValue(text[at], out var candidates)
                && Array.Find(candidates, entry => Stands(text, at, entry.Form)) is { Form: { } form } hit
            )
            {
                if (at > start)
                {
                    yield return new NamedPiece(text[start..at], null);
                }

                yield return new NamedPiece(form, hit.Entity);
                start = at += form.Length;
            }
            else
            {
                at++;
            }
        }

        if (start < text.Length)
        {
            yield return new NamedPiece(text[start..], null);
        }
    }

    private static bool Stands(string text, int at, string form) =>
        text.AsSpan(at).StartsWith(form, StringComparison.Ordinal)
        && (at + form.Length == text.Length || !char.IsLetterOrDigit(text[at + form.Length]));
}
