using System.Text.RegularExpressions;
using Pipeline.Tests.Support;

namespace Pipeline.Workers.Tests.Architecture;

/// <summary>The formatter breaks code at 140 columns; it leaves comments alone, and nobody breaks data.</summary>
public sealed partial class LineLengthTests
{
    private const int Columns = 140;

    [Fact]
    public void No_line_is_over_140_columns_but_for_a_string_in_it() =>
        Directory
            .EnumerateFiles(Solution.Folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(Long)
            .ToList()
            .Should()
            .BeEmpty();

    private static IEnumerable<string> Long(string file)
    {
        var inRaw = false;
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var wasInRaw = inRaw;
            inRaw ^= RawQuotes().Count(line) % 2 == 1;
            if (line.Length > Columns && !wasInRaw && !inRaw && (IsComment(line) || WithoutStrings(line).Length > Columns))
            {
                yield return $"{Path.GetRelativePath(Solution.Folder, file)}:{number}";
            }
        }
    }

    private static bool IsComment(string line) => line.TrimStart().StartsWith("//", StringComparison.Ordinal);

    private static string WithoutStrings(string line) => Strings().Replace(line, "\"\"");

    [GeneratedRegex("\"{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex RawQuotes();

    /// <summary>From the first quotation mark of the line to its last: what is interpolated in between counts as the string's.</summary>
    [GeneratedRegex("\".*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Strings();
}
