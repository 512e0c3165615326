using System.Diagnostics.Tracing;

namespace Pipeline.Stages.Tests;

/// <summary>Listens to the runtime's shared pools and keeps count of what this thread has rented and not given back.</summary>
internal sealed class RentedBuffers : EventListener
{
    private const int Rented = 1;
    private const int Returned = 3;

    private readonly int _thread = Environment.CurrentManagedThreadId;
    private readonly Dictionary<int, int> _out = [];
    private bool _listens;
    private bool _isInside;

    /// <summary>The lengths of the arrays.</summary>
    public IReadOnlyCollection<int> Out => _out.Values;

    /// <summary>How many were rented at all.</summary>
    public int Total { get; private set; }

    public void Start() => _listens = true;

    public void Stop() => _listens = false;

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        if (eventSource.Name == "System.Buffers.ArrayPoolEventSource")
        {
            EnableEvents(eventSource, EventLevel.Verbose);
        }
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData)
    {
        // Tests run side by side, and an event comes on the thread that it is of.
        if (Environment.CurrentManagedThreadId != _thread || !_listens || _isInside)
        {
            return;
        }

        _isInside = true; // what is done here may rent as well
        Count(eventData);
        _isInside = false;
    }

    private void Count(EventWrittenEventArgs eventData)
    {
        var buffer = (int)eventData.Payload![0]!;
        if (eventData.EventId == Rented)
        {
            Total++;
            _out[buffer] = (int)eventData.Payload[1]!;
        }
        else if (eventData.EventId == Returned)
        {
            _out.Remove(buffer);
        }
    }
}
