namespace Pipeline.Cli;

internal static class ExitCodes
{
    public const int Done = 0;

    /// <summary>The command could not do its work: a wrong option, a store that does not answer.</summary>
    public const int Failed = 1;

    /// <summary>Nothing fits what was asked for.</summary>
    public const int NotFound = 2;

    /// <summary>The work is done, and some of it was rejected or faulted.</summary>
    public const int SomeRejected = 3;
}
