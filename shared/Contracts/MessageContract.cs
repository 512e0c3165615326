namespace Pipeline.Contracts;

/// <summary>A message type and its name on the wire, which never changes; a new shape is another message beside it.</summary>
/// <param name="Type">The contract.</param>
/// <param name="WireName">Name of the message and of its exchange, for example <c>pipeline:article-ingested:v1</c>.</param>
/// <param name="Create">Makes one from article id and rerun alone, to send an article to a stage again; null where nobody does.</param>
public sealed record MessageContract(Type Type, string WireName, Func<string, bool, IArticleMessage>? Create)
{
    public static MessageContract Of<T>(string wireName, Func<string, bool, T>? create = null)
        where T : class, IArticleMessage => new(typeof(T), wireName, create is null ? null : (id, rerun) => create(id, rerun));
}
