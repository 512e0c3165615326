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

    /// <summary>Refuses what was in the hands of too many workers that died.</summary>
    /// <returns>Whether it did.</returns>
    public static bool RefusePoison<T>(this Delivery<T> delivery)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (delivery.Deaths < MostDeaths)
        {
            return false;
        }

        delivery.Fail(new PoisonMessageException(delivery.Deaths));
        return true;
    }
}
