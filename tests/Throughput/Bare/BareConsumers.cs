using MassTransit;

namespace Pipeline.Throughput.Bare;

/// <summary>A hop each: read, write, publish, as the library's guide shows it.</summary>
public sealed class CleanConsumer(BareCollections collections) : IConsumer<BareRead>
{
    public async Task Consume(ConsumeContext<BareRead> context)
    {
        await collections.CopyAsync("raw", "cleaned", context.Message.Id, context.CancellationToken);
        await context.Publish(new BareCleaned(context.Message.Id));
    }
}

public sealed class SortConsumer(BareCollections collections) : IConsumer<BareCleaned>
{
    public async Task Consume(ConsumeContext<BareCleaned> context)
    {
        await collections.CopyAsync("cleaned", "sorted", context.Message.Id, context.CancellationToken);
        await context.Publish(new BareSorted(context.Message.Id));
    }
}

public sealed class StoreConsumer(BareCollections collections) : IConsumer<BareSorted>
{
    public async Task Consume(ConsumeContext<BareSorted> context)
    {
        await collections.CopyAsync("sorted", "stored", context.Message.Id, context.CancellationToken);
        await context.Publish(new BareStored(context.Message.Id));
    }
}
