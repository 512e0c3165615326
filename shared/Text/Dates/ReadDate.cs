using Pipeline.Contracts;

namespace Pipeline.Text;

/// <summary>A date as read: the instant, how exact it is, and whether the text named its zone (UTC is taken where it did not).</summary>
public readonly record struct ReadDate(DateTimeOffset Instant, DatePrecision Precision, bool HasZone);
