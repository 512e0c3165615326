namespace Pipeline.Persistence;

/// <summary>
/// Instants are kept in UTC to the millisecond, as a BSON date is; both stores cut off what is finer, so that a document reads the same
/// from either. Whoever compares an instant with its stored form cuts it first.
/// </summary>
public static class StoredInstant
{
    public static DateTimeOffset Cut(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
