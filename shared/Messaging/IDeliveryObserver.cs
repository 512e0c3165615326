using Pipeline.Contracts;

namespace Pipeline.Messaging;

/// <summary>Sees each delivery begin and end, whichever handler has it.</summary>
public interface IDeliveryObserver
{
    void Started(Stage stage, IArticleMessage message) { }

    /// <summary>In this worker's hands until the result is disposed.</summary>
    /// <param name="stage">Whose message it is.</param>
    /// <param name="sent">When it was first published, if it says.</param>
    IDisposable? Hold(Stage stage, DateTime? sent) => null;

    void Done(Stage stage, IArticleMessage message) { }

    /// <summary>Its attempt ended in an exception, and it comes again after the delay.</summary>
    void Delayed(Stage stage, IArticleMessage message, Exception reason, int attempt, TimeSpan delay) { }

    /// <summary>It goes to the error queue. A delivery that a stopping worker leaves in its queue is not a fault and is not told.</summary>
    void Faulted(Stage stage, IArticleMessage message, Exception reason) { }
}
