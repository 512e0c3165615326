using Pipeline.Classify.Topics;

namespace Pipeline.Classify.Training.Topics;

/// <summary>Subjects as bits, in the vocabulary's order.</summary>
internal static class Subjects
{
    public const int Arts = 1 << 0,
        Crime = 1 << 1,
        Disaster = 1 << 2,
        Economy = 1 << 3,
        Education = 1 << 4,
        Environment = 1 << 5,
        Health = 1 << 6,
        HumanInterest = 1 << 7,
        Labour = 1 << 8,
        Lifestyle = 1 << 9,
        Politics = 1 << 10,
        Religion = 1 << 11,
        Science = 1 << 12,
        Society = 1 << 13,
        Sport = 1 << 14,
        Conflict = 1 << 15,
        Weather = 1 << 16,
        None = 1 << 17;

    public static int ByCode(string code)
    {
        for (var i = 0; i < MediaTopics.All.Count; i++)
        {
            if (string.Equals(MediaTopics.All[i].Code, code, StringComparison.Ordinal))
            {
                return 1 << i;
            }
        }

        throw new InvalidDataException($"{code} is not a top-level subject.");
    }

    /// <summary>By the vocabulary's name; sources use names of older releases too, which begin the same way.</summary>
    public static int ByName(string name)
    {
        for (var i = 0; i < MediaTopics.All.Count; i++)
        {
            if (MediaTopics.All[i].Name.StartsWith(name, StringComparison.Ordinal))
            {
                return 1 << i;
            }
        }

        throw new InvalidDataException($"{name} is not a top-level subject.");
    }
}
