using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>Sees each delivery begin and end, whichever handler has it.</summary>
public interface IDeliveryObserver
{
    void Started(Stage stage, IArticleMessage message) { }

    void Done(Stage stage, IArticleMessage message) { }

    /// <summary>It goes to the error queue. A delivery that a stopping worker leaves in its queue is no fault and is not told.</summary>
    void Faulted(Stage stage, IArticleMessage message, Exception reason) { }
}
