using Pipeline.Hosting.Logs;
using Spectre.Console;

namespace Pipeline.Cli;

/// <summary>What people read: other people's text without control characters, and no colours for who does not want any.</summary>
internal static class Terminal
{
    private const string NoColor = "NO_COLOR";

    /// <summary>See https://no-color.org: present and not empty means none, whatever its value.</summary>
    public static void Prepare()
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NoColor)))
        {
            AnsiConsole.Console = AnsiConsole.Create(
                new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors }
            );
        }
    }

    /// <summary>For a plain line.</summary>
    public static string Text(string? text) => OneLine.Of(text ?? "");

    /// <summary>For a line with markup, and for tables.</summary>
    public static string Markup(string? text) => Spectre.Console.Markup.Escape(Text(text));

    /// <summary>Where a refused article came from.</summary>
    public static string Place(string? file, string? member, string id) => Text((file ?? id) + (member is null ? "" : "!/" + member));
}
