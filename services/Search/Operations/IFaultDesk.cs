using Pipeline.Contracts;

namespace Pipeline.Search.Operations;

/// <summary>
/// Faults as failures: where a person finds what was not answered, and may have it tried again or set it aside.
/// </summary>
public interface IFaultDesk
{
    /// <summary>Each as a refusal would be: the exception is the reason.</summary>
    Task<IReadOnlyList<Rejection>> ReadAsync(CancellationToken cancellationToken);

    /// <returns>How many were sent.</returns>
    Task<int> TryAgainAsync(Stage stage, Func<Rejection, bool> which, CancellationToken cancellationToken);

    /// <param name="stage">Of which stage.</param>
    /// <param name="which">Which of its faults.</param>
    /// <param name="note">Who and when; null takes the mark off.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>How many were marked.</returns>
    Task<int> SetAsideAsync(Stage stage, Func<Rejection, bool> which, HandlingNote? note, CancellationToken cancellationToken);
}
