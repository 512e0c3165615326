using System.Text;
using Pipeline.Contracts;

namespace Pipeline.Normalise;

/// <summary>Keeps what stands in a document about removals small: a store's document has a limit, and a person reads no more.</summary>
internal static class RemovalBudget
{
    /// <summary>About twenty pages of text.</summary>
    public const int MostBytes = 32 * 1024;

    /// <summary>The notes that fit, in order, and how many do not.</summary>
    public static (IReadOnlyList<RemovalNote> Notes, int More) Within(IReadOnlyList<RemovalNote> notes)
    {
        var bytes = 0;
        for (var i = 0; i < notes.Count; i++)
        {
            bytes += Encoding.UTF8.GetByteCount(notes[i].Text);
            if (bytes > MostBytes)
            {
                return ([.. notes.Take(i)], notes.Count - i);
            }
        }

        return (notes, 0);
    }
}
