using MongoDB.Driver;
using Pipeline.Resilience;

namespace Pipeline.Persistence.Mongo;

/// <summary>What the driver's exceptions mean.</summary>
internal static class MongoFaults
{
    public const int DuplicateKey = 11000;

    // Server error codes: https://www.mongodb.com/docs/manual/reference/error-codes/
    private const int InternalError = 1;
    private const int HostUnreachable = 6;
    private const int HostNotFound = 7;
    private const int Unauthorized = 13;
    private const int AuthenticationFailed = 18;
    private const int LockTimeout = 24;
    private const int CursorNotFound = 43;
    private const int MaxTimeExpired = 50;
    private const int WriteConcernFailed = 64;
    private const int NetworkTimeout = 89;
    private const int ShutdownInProgress = 91;
    private const int WriteConflict = 112;
    private const int PrimarySteppedDown = 189;
    private const int ExceededTimeLimit = 262;
    private const int SocketException = 9001;
    private const int NotWritablePrimary = 10107;
    private const int InterruptedAtShutdown = 11600;
    private const int Interrupted = 11601;
    private const int InterruptedByStateChange = 11602;
    private const int NotPrimaryNoSecondaryOk = 13435;
    private const int NotPrimaryOrSecondary = 13436;
    private const int CosmosTooManyRequests = 16500;

    public static FaultKind Classify(Exception exception) =>
        exception switch
        {
            MongoPartialBulkException partial => partial.Kind,
            // Wrong credentials stay wrong.
            MongoAuthenticationException => FaultKind.Permanent,
            MongoNotPrimaryException or MongoNodeIsRecoveringException => FaultKind.Outage,
            MongoConnectionException => FaultKind.Outage,
            // Another call met the lost connection first, and the pool waits until the server answers again.
            MongoConnectionPoolPausedException => FaultKind.Outage,
            MongoCursorNotFoundException or MongoExecutionTimeoutException => FaultKind.Transient,
            // All connections busy: the server is there.
            MongoWaitQueueFullException => FaultKind.Transient,
            MongoBulkWriteException { WriteConcernError: { } concern } => OfCode(concern.Code, FaultKind.Transient),
            MongoWriteConcernException concern => OfCode(concern.Code, FaultKind.Transient),
            MongoCommandException command => OfCode(command.Code, FaultKind.Permanent),
            // The driver's word for "no server could be selected in time", and for a wait for a pooled connection.
            TimeoutException => FaultKind.Outage,
            _ => CommonFaults.Classify(exception),
        };

    /// <summary>What a failing write of one document means.</summary>
    public static FaultKind OfWriteError(int code) => code == DuplicateKey ? FaultKind.Transient : OfCode(code, FaultKind.Permanent);

    private static FaultKind OfCode(int code, FaultKind otherwise) =>
        code switch
        {
            HostUnreachable
            or HostNotFound
            or NetworkTimeout
            or ShutdownInProgress
            or PrimarySteppedDown
            or SocketException
            or NotWritablePrimary
            or InterruptedAtShutdown
            or InterruptedByStateChange
            or NotPrimaryNoSecondaryOk
            or NotPrimaryOrSecondary => FaultKind.Outage,
            // InternalError: what engines beside MongoDB's own answer while their inner parts restart.
            InternalError
            or LockTimeout
            or CursorNotFound
            or MaxTimeExpired
            or WriteConcernFailed
            or WriteConflict
            or ExceededTimeLimit
            or Interrupted
            or CosmosTooManyRequests => FaultKind.Transient,
            Unauthorized or AuthenticationFailed => FaultKind.Permanent,
            _ => otherwise,
        };
}
