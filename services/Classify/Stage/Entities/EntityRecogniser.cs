using Pipeline.Contracts;
using Pipeline.Text;

namespace Pipeline.Classify.Entities;

/// <summary>The people, organisations and places that an article names, each once, with its forms and how often it is named.</summary>
public static class EntityRecogniser
{
    /// <summary>What is read of an article, in characters; what is over is passed by, which bounds the work.</summary>
    public const int Longest = 200_000;

    /// <summary>The languages that the model is trained in, by ISO 639-1 code. In others names are found by chance.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en"];

    /// <returns>Most often named first; between equals, in the order of the text.</returns>
    public static IReadOnlyList<Entity> Recognise(string? title, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var whole =
            string.IsNullOrWhiteSpace(title) || text.AsSpan().TrimStart().StartsWith(title.AsSpan().Trim(), StringComparison.Ordinal)
                ? text
                : title + "\n\n" + text;
        var length = TextCut.Length(whole, Longest);
        using var document = EntityDocument.Read(whole, length, EntityModels.Default);
        var names = EntityNames.Gather(document, EntityMentions.Find(document));
        EntityMerger.Merge(document, names);
        return Entities(document, names);
    }

    private static List<Entity> Entities(EntityDocument document, List<EntityName> names)
    {
        var groups = new Dictionary<EntityName, List<EntityName>>(names.Count);
        var order = new List<EntityName>(names.Count);
        foreach (var name in names)
        {
            var full = name.Fullest;
            if (!groups.TryGetValue(full, out var group))
            {
                groups.Add(full, group = []);
                order.Add(full);
            }

            group.Add(name);
        }

        var entities = new List<Entity>(order.Count);
        foreach (var full in order)
        {
            var forms = groups[full]
                .SelectMany(n => n.Spellings)
                .OrderByDescending(s => s.At.Length)
                .ThenByDescending(s => s.Count)
                .Select(s => Surface(document, s.At))
                .Distinct(StringComparer.Ordinal)
                .ToList();
            var text = Surface(document, full.Spellings.MaxBy(s => s.Count).At);
            forms.Remove(text);
            forms.Insert(0, text);
            entities.Add(new Entity(text, TypeOf(full.Kind), groups[full].Sum(n => n.Count), forms));
        }

        return [.. entities.OrderByDescending(e => e.Count)];
    }

    private static string TypeOf(EntityKind kind) =>
        kind switch
        {
            EntityKind.Person => "person",
            EntityKind.Organisation => "organisation",
            _ => "place",
        };

    /// <summary>As it stands in the text; a line break within becomes a space.</summary>
    private static string Surface(EntityDocument document, EntityMention mention)
    {
        var start = document.Tokens[mention.Start].Start;
        var surface = document.Text.AsSpan(start, document.Tokens[mention.End - 1].End - start);
        if (surface.IndexOfAny("\r\n\t\u00A0") < 0)
        {
            return surface.ToString();
        }

        return string.Join(' ', surface.ToString().Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
    }
}
