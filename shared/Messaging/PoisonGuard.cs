using System.Globalization;
using MassTransit;

namespace Pipeline.Messaging;

/// <summary>
/// A message that kills its worker comes back each time. After so many deaths it is not tried again but faults, and so ends in the error
/// queue with the article and the reason named.
/// </summary>
public static class PoisonGuard
{
    /// <summary>
    /// Half the deliveries after which RabbitMQ itself gives up and dead-letters. A worker that is merely restarted now and then stays
    /// below it.
    /// </summary>
    public const int MostDeaths = 10;

    private const string DeathsHeader = "x-delivery-count"; // set by quorum queues: deliveries that ended without an answer

    /// <exception cref="PoisonMessageException">The message was in the hands of too many workers that died.</exception>
    public static void RefusePoison(this ConsumeContext context)
    {
        if (
            context.ReceiveContext.TransportHeaders.TryGetHeader(DeathsHeader, out var header)
            && Convert.ToInt64(header, CultureInfo.InvariantCulture) is >= MostDeaths and var deaths
        )
        {
            throw new PoisonMessageException(deaths);
        }
    }
}
