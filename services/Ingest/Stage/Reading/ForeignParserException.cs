namespace Pipeline.Ingest.Reading;

/// <summary>What a library threw over a document. Libraries throw what they like on damaged input, so all of it counts as damage.</summary>
internal sealed class ForeignParserException(Exception cause) : Exception($"{cause.GetType().Name}: {cause.Message}", cause)
{
    /// <summary>Calls a library, whose exceptions are answers about the document; ours, and memory that ran out, are not.</summary>
    public static T Guard<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Exception e)
            when (e
                    is not (
                        RefusedException
                        or LimitException
                        or ForeignParserException
                        or OutOfMemoryException
                        or TypeInitializationException
                    )
            )
        {
            throw new ForeignParserException(e);
        }
    }
}
