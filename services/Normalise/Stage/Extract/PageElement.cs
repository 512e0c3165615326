using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// An element in document order. Its descendants are the elements up to <see cref="End"/>, its blocks those up to <see cref="LastBlock"/>.
/// </summary>
internal struct PageElement
{
    public DomElement Node;
    public TagKind Kind;
    public int Parent;
    public int End;
    public int FirstBlock;
    public int LastBlock;
    public Hint Hints;
}
