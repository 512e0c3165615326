using System.Globalization;

namespace Pipeline.Ingest.Worker.Claiming;

/// <summary>
/// How many times work on a claim began, kept in the claim's own folder: whatever ends the process (a stack that overflows, memory that
/// is out, a kill), whoever takes the claim up knows that it may have been this file. A hidden name, which no claimed file has.
/// </summary>
internal static class StartCount
{
    public const string FileName = ".starts";

    public static int Read(string claimFolder)
    {
        try
        {
            return int.TryParse(
                File.ReadAllText(Path.Combine(claimFolder, FileName)),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var count
            )
                ? count
                : 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    public static void Write(string claimFolder, int count) =>
        File.WriteAllText(Path.Combine(claimFolder, FileName), count.ToString(CultureInfo.InvariantCulture));
}
