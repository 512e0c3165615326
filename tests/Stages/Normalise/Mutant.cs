using System.Text;

namespace Pipeline.Stages.Tests.Normalise;

/// <summary>
/// A text broken in a few random places: pieces cut, put in, repeated, copied elsewhere, single characters changed, the end lost.
/// </summary>
internal static class Mutant
{
    public static string Of(string text, string[] pieces, Random random)
    {
        var mutant = new StringBuilder(text);
        for (var changes = random.Next(1, 12); changes > 0 && mutant.Length > 2; changes--)
        {
            var at = random.Next(mutant.Length);
            var piece = pieces[random.Next(pieces.Length)];
            switch (random.Next(6))
            {
                case 0:
                    mutant.Remove(at, Math.Min(random.Next(1, 40), mutant.Length - at));
                    break;
                case 1:
                    mutant.Insert(at, piece);
                    break;
                case 2:
                    mutant[at] = (char)random.Next(0x10000);
                    break;
                case 3:
                    mutant.Insert(random.Next(mutant.Length), mutant.ToString(at, Math.Min(random.Next(1, 200), mutant.Length - at)));
                    break;
                case 4:
                    mutant.Insert(at, new StringBuilder().Insert(0, piece, random.Next(2, 30)).ToString());
                    break;
                default:
                    mutant.Length = Math.Max(1, at);
                    break;
            }
        }

        return mutant.ToString();
    }
}
