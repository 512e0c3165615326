using Pipeline.Contracts;
using Pipeline.Messaging;
using RabbitMQ.Client.Exceptions;

namespace Pipeline.Search.Operations;

/// <summary>The error queues of a broker. One call at a time: what one looks at another cannot see.</summary>
internal sealed class BrokerFaultDesk(BusOptions broker, TimeProvider time) : IFaultDesk, IDisposable
{
    // Looking takes every message into hand for a moment; a page that is loaded over and over need not.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(3);

    private const ushort Refused = 403;

    private readonly SemaphoreSlim _one = new(1);
    private IReadOnlyList<Rejection> _seen = [];
    private DateTimeOffset _seenAt = DateTimeOffset.MinValue;

    public Task<IReadOnlyList<Rejection>> ReadAsync(CancellationToken cancellationToken) =>
        AloneAsync(
            async queues =>
            {
                if (time.GetUtcNow() - _seenAt < Fresh)
                {
                    return _seen;
                }

                var faults = new List<Rejection>();
                foreach (var row in StageTable.Product)
                {
                    faults.AddRange((await LookAsync(await queues(), row.Stage, cancellationToken)).Select(ToRejection));
                }

                _seenAt = time.GetUtcNow();
                return _seen = [.. faults.OrderByDescending(fault => fault.At)];
            },
            cancellationToken
        );

    public Task<int> TryAgainAsync(Stage stage, Func<Rejection, bool> which, CancellationToken cancellationToken) =>
        ChangeAsync(queues => queues.ReplayAsync(stage, fault => which(ToRejection(fault)), cancellationToken), cancellationToken);

    public Task<int> SetAsideAsync(Stage stage, Func<Rejection, bool> which, HandlingNote? note, CancellationToken cancellationToken) =>
        ChangeAsync(queues => queues.SetAsideAsync(stage, fault => which(ToRejection(fault)), note, cancellationToken), cancellationToken);

    public void Dispose() => _one.Dispose();

    // Rights may be given for some queues and not for others: what this service may not see is nothing that it could deal with.
    private static async Task<IReadOnlyList<FaultedMessage>> LookAsync(
        BrokerQueues queues,
        Stage stage,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await queues.FaultsAsync(stage, cancellationToken);
        }
        catch (OperationInterruptedException exception) when (exception.ShutdownReason?.ReplyCode == Refused)
        {
            return [];
        }
    }

    private Task<int> ChangeAsync(Func<BrokerQueues, Task<long>> change, CancellationToken cancellationToken) =>
        AloneAsync(
            async queues =>
            {
                _seenAt = DateTimeOffset.MinValue;
                return (int)await change(await queues());
            },
            cancellationToken
        );

    private async Task<T> AloneAsync<T>(Func<Func<Task<BrokerQueues>>, Task<T>> work, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        BrokerQueues? connected = null;
        try
        {
            return await work(async () => connected ??= await BrokerQueues.ConnectAsync(broker, cancellationToken));
        }
        finally
        {
            if (connected is not null)
            {
                await connected.DisposeAsync();
            }

            _one.Release();
        }
    }

    private static Rejection ToRejection(FaultedMessage fault) =>
        new()
        {
            ArticleId = fault.ArticleId ?? "",
            Stage = fault.Stage,
            Reason = fault.Exception,
            Detail = fault.Detail,
            At = fault.At ?? DateTimeOffset.UnixEpoch,
            Handled = fault.SetAside,
        };
}
