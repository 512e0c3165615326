using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Extract;

/// <summary>
/// A pattern's time limit is wall time: on a machine under heavy load even a short line can run into it (seen at a load of 30). The answer
/// is
/// then "no match", never an exception out of the stage.
/// </summary>
internal static class GuardedRegex
{
    public static bool Holds(this Regex pattern, string text)
    {
        try
        {
            return pattern.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
