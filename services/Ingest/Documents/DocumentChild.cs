using System.Globalization;
using Pipeline.Ingest.Documents.Ocr;

namespace Pipeline.Ingest.Documents;

/// <summary>The child's side: answers one document after the other until its input ends.</summary>
internal static class DocumentChild
{
    /// <summary>Documents nest deep; a thread's usual stack of 1.5 MB ends the process where this one gives an answer.</summary>
    private const int StackBytes = 256 * 1024 * 1024;

    public static void Run()
    {
        using var input = Console.OpenStandardInput();
        using var output = Console.OpenStandardOutput();

        // A parser that prints must not spoil the frames.
        Console.SetOut(TextWriter.Null);
        var parser = new RecognisingParser(InProcessParser.Instance, Tesseract(), () => Say(output, []));
        var thread = new Thread(() => Serve(input, output, parser), StackBytes);
        thread.Start();
        thread.Join();
    }

    private static void Serve(Stream input, Stream output, RecognisingParser parser)
    {
        while (ChildProtocol.Read(input, 256) is { } mediaType && ChildProtocol.Read(input, int.MaxValue) is { } bytes)
        {
            ParsedDocument answer;
            try
            {
                answer = parser.Parse(ChildProtocol.DecodeText(mediaType), bytes);
            }
            catch (OutOfMemoryException)
            {
                answer = ParsedDocument.Refused(
                    RejectionReasons.Corrupt,
                    "Reading it takes more memory than a document may have. Print it to a new file and drop that, or raise Documents:MemoryLimitMiB."
                );
            }

            Say(output, ChildProtocol.Encode(answer));
        }
    }

    private static void Say(Stream output, ReadOnlySpan<byte> frame)
    {
        ChildProtocol.Write(output, frame);
        output.Flush();
    }

    private static TesseractProgram? Tesseract() =>
        Environment.GetEnvironmentVariable(ChildProtocol.TesseractVariable) is { Length: > 0 } path
            ? new TesseractProgram(path, Languages(), Pages())
            : null;

    private static string Languages() =>
        Environment.GetEnvironmentVariable(ChildProtocol.LanguagesVariable) is { Length: > 0 } languages ? languages : "eng";

    private static int Pages() =>
        int.TryParse(Environment.GetEnvironmentVariable(ChildProtocol.PagesVariable), CultureInfo.InvariantCulture, out var pages)
            ? pages
            : 100;
}
