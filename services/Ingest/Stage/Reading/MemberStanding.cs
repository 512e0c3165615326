namespace Pipeline.Ingest.Reading;

/// <summary>What a member of an archive is to the archive, by its format.</summary>
internal enum MemberStanding
{
    /// <summary>Worth an article or a refusal.</summary>
    Article,

    /// <summary>The same, unless its name is that of a style sheet, script or list.</summary>
    Text,

    /// <summary>Passed over, unless its name promises an article.</summary>
    Noise,

    /// <summary>Passed over.</summary>
    PassedOver,
}
