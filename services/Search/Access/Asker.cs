namespace Pipeline.Search.Access;

/// <summary>Who asks, as a log line and a tombstone say it.</summary>
internal static class Asker
{
    public static string Of(HttpContext context) => $"an operator at {context.Connection.RemoteIpAddress}";
}
