using System.Text;
using Pipeline.Ingest.Detection;

namespace Pipeline.Ingest.Reading;

/// <summary>The first bytes of an item, by which formats are told. What several formats ask of them is worked out once.</summary>
internal sealed class Sample
{
    private readonly ReadOnlyMemory<byte> _head;
    private ByteEncoding? _encoding;
    private string? _text;
    private XmlRoot? _root;

    /// <param name="head">The first bytes, as many as there are or as the look ahead holds. Good only until the item is read on.</param>
    /// <param name="isWhole">True where they are all there is.</param>
    /// <param name="name">File or member name, which breaks ties between text formats and decides nothing else.</param>
    public Sample(ReadOnlyMemory<byte> head, bool isWhole, string name) => (_head, IsWhole, Name) = (head, isWhole, name);

    public ReadOnlySpan<byte> Head => _head.Span;

    public bool IsWhole { get; }

    public string Name { get; }

    public ByteEncoding Encoding => _encoding ??= TextEvidence.Tell(IsWhole ? Head : WithoutCutCharacter(Head));

    /// <summary>True where the bytes are text in some character set.</summary>
    public bool IsText => Encoding is not (ByteEncoding.None or ByteEncoding.Zeros);

    /// <summary>The bytes as characters, without a byte order mark; good enough to look for ASCII marks in.</summary>
    public string Text => _text ??= TextEvidence.Decode(Head, Encoding).TrimStart('\uFEFF');

    /// <summary>The text from its first visible character on.</summary>
    public ReadOnlySpan<char> Start => Text.AsSpan().TrimStart();

    /// <summary>What stands first in it as XML.</summary>
    public XmlRoot Root => _root ??= XmlRoot.Find(Start);

    /// <summary>The look ahead may end inside a UTF-8 character, which is no reason to call it anything else.</summary>
    private static ReadOnlySpan<byte> WithoutCutCharacter(ReadOnlySpan<byte> head)
    {
        for (var back = 1; back <= Math.Min(3, head.Length); back++)
        {
            if ((head[^back] & 0xC0) != 0x80)
            {
                return Rune.DecodeFromUtf8(head[^back..], out _, out _) == System.Buffers.OperationStatus.NeedMoreData
                    ? head[..^back]
                    : head;
            }
        }

        return head;
    }
}
