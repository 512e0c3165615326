using System.Buffers.Binary;
using System.Text;
using System.Text.Json;

namespace Pipeline.Ingest.Documents;

/// <summary>
/// What parent and child say to each other over the child's standard input and output: frames of four bytes of length, little-endian, and
/// so many bytes. A request is two frames, media type and document; an answer is one, a <see cref="ParsedDocument"/> in JSON. An empty
/// frame before it says that text recognition begins, which takes longer.
/// </summary>
internal static class ChildProtocol
{
    /// <summary>In the child's environment: that it is one.</summary>
    public const string ChildVariable = "PIPELINE_DOCUMENT_CHILD";

    /// <summary>Where Tesseract is; not set where it is not installed.</summary>
    public const string TesseractVariable = "PIPELINE_DOCUMENT_TESSERACT";

    public const string LanguagesVariable = "PIPELINE_DOCUMENT_OCR_LANGUAGES";
    public const string PagesVariable = "PIPELINE_DOCUMENT_OCR_PAGES";

    public static void Write(Stream stream, ReadOnlySpan<byte> frame)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, frame.Length);
        stream.Write(length);
        stream.Write(frame);
    }

    /// <returns>The frame; null where the stream has ended.</returns>
    /// <exception cref="InvalidDataException">The frame says that it is longer than <paramref name="most"/> bytes.</exception>
    public static byte[]? Read(Stream stream, int most)
    {
        Span<byte> length = stackalloc byte[4];
        if (stream.ReadAtLeast(length, 4, throwOnEndOfStream: false) < 4)
        {
            return null;
        }

        var count = BinaryPrimitives.ReadInt32LittleEndian(length);
        if (count < 0 || count > most)
        {
            throw new InvalidDataException($"A frame of {count} bytes; {most} is the most.");
        }

        var frame = new byte[count];
        return stream.ReadAtLeast(frame, count, throwOnEndOfStream: false) < count ? null : frame;
    }

    public static byte[] Encode(ParsedDocument document) => JsonSerializer.SerializeToUtf8Bytes(document);

    public static ParsedDocument Decode(byte[] answer) =>
        JsonSerializer.Deserialize<ParsedDocument>(answer) ?? throw new InvalidDataException("An empty answer.");

    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    public static string DecodeText(byte[] text) => Encoding.UTF8.GetString(text);
}
