namespace Pipeline.Ingest.Worker.Watching;

/// <summary>
/// How browsers and word processors name the folder of a saved page's pictures, scripts and style sheets, in many languages.
/// </summary>
internal static class CompanionNames
{
    private static readonly string[] PageEndings = [".html", ".htm", ".xhtml", ".xht", ".shtml"];

    // The endings that Windows keeps together with their page, and those of browsers in other languages.
    private static readonly string[] FolderEndings =
    [
        "_files",
        ".files",
        "-files",
        "_file",
        "_Dateien",
        "-Dateien",
        "_fichiers",
        "_archivos",
        "_arquivos",
        "_ficheiros",
        "_bestanden",
        "-filer",
        "_filer",
        "_tiedostot",
        "_pliki",
        "_soubory",
        "_súbory",
        "_elemei",
        "_fájlok",
        "_dosyalar",
        "_datoteke",
        "_fajlovi",
        "_failid",
        "_fails",
        "_faili",
        "_bylos",
        "_failai",
        "_fitxers",
        "_fitxategiak",
        "_fișiere",
        "_fisiere",
        "_файлы",
        "_файли",
        "_файлове",
        "_датотеке",
        "_αρχεία",
        "_ملفات",
        "_קבצים",
        "_ไฟล์",
        "_文件",
        "_檔案",
        "_ファイル",
        "_파일",
    ];

    public static bool IsPage(string name) => PageEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// The names that the page of a folder may have; sure where the folder's ending says what it is, else only where the page refers to it.
    /// </summary>
    public static IEnumerable<(string Page, bool Sure)> PagesOf(string folder)
    {
        var known = FolderEndings.FirstOrDefault(ending => folder.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
        var stem = known is null ? StemBeforeWord(folder) : folder[..^known.Length];
        return stem.Length == 0
            ? []
            : PageEndings
                .Select(ending => (stem + ending, known is not null))
                .Append((stem, known is not null))
                .Where(page => IsPage(page.Item1));
    }

    // In a language that is not listed: a word after a mark, as all of them are.
    private static string StemBeforeWord(string folder)
    {
        var mark = folder.AsSpan().LastIndexOfAny('_', '-', '.');
        return mark > 0 && folder.Length - mark is > 3 and <= 24 && folder.AsSpan(mark + 1).IndexOfAnyInRange('0', '9') < 0
            ? folder[..mark]
            : "";
    }
}
