namespace Pipeline.Contracts;

/// <summary>What one stage is; a row of <see cref="StageTable"/>.</summary>
public sealed record StageRow
{
    public required Stage Stage { get; init; }

    /// <summary>In metrics, settings and the names of workers, for example <c>normalise</c>.</summary>
    public string Name => field ??= Stage.Name.ToLowerInvariant();

    /// <summary>The queue it reads, before any prefix.</summary>
    public required string Queue { get; init; }

    /// <summary>Where messages end that it could not deal with.</summary>
    public string ErrorQueue => ErrorQueueOf(Queue);

    /// <summary>Collection or table of its documents.</summary>
    public required string Collection { get; init; }

    /// <summary>Type of its documents, a <see cref="StageDocument"/>.</summary>
    public required Type Document { get; init; }

    /// <summary>The message it reads.</summary>
    public required MessageContract In { get; init; }

    /// <summary>The message it publishes once its document is saved.</summary>
    public required MessageContract Out { get; init; }

    /// <summary>The stage whose documents it works on; null for the first, whose articles come from outside.</summary>
    public required Stage? Input { get; init; }

    /// <summary>Changes whenever the same input would give another output: documents of another version are outdated.</summary>
    public required string Version { get; init; }

    /// <summary>Name of any queue's error queue.</summary>
    public static string ErrorQueueOf(string queue) => $"{queue}_error";
}
