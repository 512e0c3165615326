using System.Buffers.Binary;
using System.Buffers.Text;

namespace Pipeline.Search.Engine;

/// <summary>How results are ordered.</summary>
public enum ArticleSort
{
    /// <summary>Best match first; equal ones newest first.</summary>
    Relevance,

    /// <summary>By publication; undated last.</summary>
    Newest,

    /// <summary>By publication; undated last.</summary>
    Oldest,
}

/// <summary>
/// A match's place among all: compared number by number, the lower comes first. The key settles ties the same way on every instance.
/// </summary>
internal readonly record struct Rank(long First, long Second, long Key) : IComparable<Rank>
{
    public static Rank Of(ArticleSort sort, float score, long published, long key) =>
        sort switch
        {
            // ~ turns the order round without overflow; a score is not negative, so its bits are ordered as it is.
            ArticleSort.Relevance => new Rank(~BitConverter.SingleToInt32Bits(score), ~published, key),
            ArticleSort.Newest => new Rank(~published, 0, key),
            _ => new Rank(published == IndexFields.Undated ? long.MaxValue : published, 0, key),
        };

    public int CompareTo(Rank other) =>
        First != other.First ? First.CompareTo(other.First)
        : Second != other.Second ? Second.CompareTo(other.Second)
        : Key.CompareTo(other.Key);
}

/// <summary>Where a page ended.</summary>
/// <param name="Snapshot">The view of the index that the first page was made from; while it is kept, later pages are made from it
/// too.</param>
internal readonly record struct Cursor(ArticleSort Sort, long Snapshot, Rank After)
{
    private const int Size = 1 + (4 * sizeof(long));

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes[0] = (byte)Sort;
        BinaryPrimitives.WriteInt64LittleEndian(bytes[1..], Snapshot);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[9..], After.First);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[17..], After.Second);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[25..], After.Key);
        return Base64Url.EncodeToString(bytes);
    }

    /// <summary>Null for what is not a cursor of this sort.</summary>
    public static Cursor? Parse(string text, ArticleSort sort)
    {
        Span<byte> bytes = stackalloc byte[Size];
        if (
            text.Length != Base64Url.GetEncodedLength(Size)
            || !Base64Url.TryDecodeFromChars(text, bytes, out var read)
            || read != Size
            || bytes[0] != (byte)sort
        )
        {
            return null;
        }

        return new Cursor(
            sort,
            BinaryPrimitives.ReadInt64LittleEndian(bytes[1..]),
            new Rank(
                BinaryPrimitives.ReadInt64LittleEndian(bytes[9..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[17..]),
                BinaryPrimitives.ReadInt64LittleEndian(bytes[25..])
            )
        );
    }
}
