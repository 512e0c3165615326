using Pipeline.Contracts;
using Pipeline.Messaging;

namespace Pipeline.Search.Following;

/// <summary>Hands on to the index which article changed.</summary>
internal sealed class IndexedHandler(ReadModel model) : IMessageHandler<ArticleIndexed>
{
    public async Task HandleAsync(IReadOnlyList<Delivery<ArticleIndexed>> deliveries, CancellationToken cancellationToken)
    {
        foreach (var delivery in deliveries)
        {
            await model.ChangedAsync(delivery.Message.ArticleId, cancellationToken);
        }
    }
}
