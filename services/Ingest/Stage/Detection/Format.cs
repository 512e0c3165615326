namespace Pipeline.Ingest.Detection;

/// <summary>What a file or member is, told from its first bytes.</summary>
internal enum Format
{
    Empty,
    Blank,
    PlainText,
    Markdown,
    Html,
    Xhtml,
    Json,
    JsonLines,
    Feed,
    OtherXml,
    Mail,
    Mailbox,
    WebArchive,
    Pdf,
    RichText,
    Word,
    OpenText,
    Zip,
    Gzip,
    Tar,
    Warc,

    /// <summary>A Word, Excel, PowerPoint or Outlook file of before 2007, or an encrypted newer one.</summary>
    CompoundFile,

    /// <summary>Picture, sound, film or font.</summary>
    Media,

    /// <summary>A document for which there is no reader.</summary>
    OtherDocument,

    /// <summary>An archive for which there is no reader.</summary>
    OtherArchive,

    /// <summary>Program, database or other data.</summary>
    Data,

    /// <summary>Bytes that are no text in any character set, of no known kind.</summary>
    UnknownBinary,

    /// <summary>Nothing but zero bytes: space that was reserved and never written.</summary>
    Zeros,
}
