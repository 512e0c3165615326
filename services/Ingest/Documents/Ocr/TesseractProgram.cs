using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Ingest.Documents.Ocr;

/// <summary>Tesseract as the machine has it: a picture in, words and how sure each is out.</summary>
internal sealed class TesseractProgram(string path, string languages, int maxPages)
{
    public int MaxPages => maxPages;

    /// <summary>
    /// Where the program is on the machine's path; null where it is not installed. The child is told what its parent found.
    /// </summary>
    public static string? Find() => Programs.Find("tesseract");

    /// <summary>Reads a picture of any kind that Tesseract opens; null where it is damaged, so that Tesseract cannot open it.</summary>
    public RecognisedPage? Read(byte[] picture)
    {
        var start = new ProcessStartInfo(path)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])["stdin", "stdout", "-l", languages, "--dpi", "300", "tsv"])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(picture);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It refused the picture before it had read it all; what it says is what counts.
        }

        process.WaitForExit();
        var table = output.GetAwaiter().GetResult();
        return process.ExitCode == 0 ? RecognisedPage.Parse(table, CultureInfo.InvariantCulture) : null;
    }
}
