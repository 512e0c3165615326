using System.Text;
using Pipeline.Classify.Entities;

namespace Pipeline.Classify.Training.Entities;

/// <summary>Reads a sentence with its names in brackets: <c>[ORG Bank of Ghana] governor [PER Ernest Addison]</c>.</summary>
internal static class EntityTrainingMarkup
{
    public static EntityTrainingSentence? Read(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        var text = new StringBuilder();
        var names = new List<(int Start, int End, EntityKind Kind)>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] != '[')
            {
                text.Append(line[at]);
                continue;
            }

            var close = line.IndexOf(']', at);
            var start = text.Length;
            text.Append(line, at + 5, close - at - 5);
            names.Add((start, text.Length, KindOf(line.Substring(at + 1, 3))));
            at = close;
        }

        return Label(text.ToString(), names);
    }

    private static EntityTrainingSentence Label(string text, List<(int Start, int End, EntityKind Kind)> names)
    {
        var tokens = new List<EntityToken>();
        EntityTokenizer.Tokenize(text, text.Length, tokens);
        var labels = new byte[tokens.Count];
        foreach (var (start, end, kind) in names)
        {
            for (var i = 0; i < labels.Length; i++)
            {
                if (tokens[i].Start < start || tokens[i].Start >= end)
                {
                    continue;
                }

                labels[i] = tokens[i].Start == start ? EntityLabel.Begin(kind) : EntityLabel.Inside(kind);
            }
        }

        return new EntityTrainingSentence([.. tokens.Select(t => text.Substring(t.Start, t.Length))], labels);
    }

    private static EntityKind KindOf(string tag) =>
        tag switch
        {
            "PER" => EntityKind.Person,
            "ORG" => EntityKind.Organisation,
            "LOC" => EntityKind.Place,
            _ => throw new InvalidDataException($"{tag} is not a kind of name."),
        };
}
