namespace Pipeline.Ingest.Formats.Zip;

/// <summary>A member of a zip archive, as its header or the directory has it.</summary>
/// <param name="Name">As written, not yet made safe.</param>
/// <param name="Flags">General purpose flags.</param>
/// <param name="Method">Compression method.</param>
/// <param name="Crc">CRC-32 of the content; null where not known.</param>
/// <param name="CompressedSize">Null where not known.</param>
/// <param name="Size">Size of the content; null where not known.</param>
/// <param name="HeaderOffset">Where its local header is, from the start of the stream.</param>
internal sealed record ZipEntry(string Name, int Flags, int Method, uint? Crc, long? CompressedSize, long? Size, long HeaderOffset)
{
    public bool IsEncrypted => (Flags & 1) != 0;

    public bool IsFolder => Name.EndsWith('/') || Name.EndsWith('\\');
}
