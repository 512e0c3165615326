namespace Pipeline.Messaging;

/// <summary>A message whose workers died again and again.</summary>
public sealed class PoisonMessageException(long deaths)
    : Exception(
        $"{deaths} workers ended with this message in their hands, so it is not tried again. Look for what the article does to the stage, mend it, then 'pipeline replay'."
    );
