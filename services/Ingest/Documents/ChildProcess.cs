using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Ingest.Documents;

/// <summary>The parent's side of one child process.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly DocumentOptions _options;
    private int _isLate;

    private ChildProcess(Process process, DocumentOptions options)
    {
        (_process, _options) = (process, options);

        // A stack overflow prints thousands of lines; nobody reads them, and a full pipe would stall the child.
        _process.ErrorDataReceived += static (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>How many documents it has answered.</summary>
    public int Served { get; private set; }

    public int Id => _process.Id;

    public static ChildProcess Start(DocumentOptions options, string? tesseract)
    {
        var start = new ProcessStartInfo
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        SetProgram(start);
        var environment = start.Environment;
        environment[ChildProtocol.ChildVariable] = "1";
        environment[ChildProtocol.TesseractVariable] = tesseract;
        environment[ChildProtocol.LanguagesVariable] = options.OcrLanguages;
        environment[ChildProtocol.PagesVariable] = options.OcrMaxPages.ToString(CultureInfo.InvariantCulture);
        environment["DOTNET_STARTUP_HOOKS"] = typeof(ChildProcess).Assembly.Location;
        environment["DOTNET_GCHeapHardLimit"] = ((long)options.MemoryLimitMiB * 1024 * 1024).ToString("x", CultureInfo.InvariantCulture);
        environment["DOTNET_gcServer"] = "0";
        environment["DOTNET_gcConcurrent"] = "0";
        environment["DOTNET_DbgEnableMiniDump"] = "0";
        environment["OMP_THREAD_LIMIT"] = "1";
        return new ChildProcess(
            Process.Start(start) ?? throw new InvalidOperationException("The child process that reads documents did not start."),
            options
        );
    }

    /// <summary>Hands a document over and waits for the answer.</summary>
    /// <returns>The answer; null where the child died of it, was ended for its time, or said too much: it cannot be used again
    /// then.</returns>
    public ParsedDocument? Parse(string mediaType, byte[] bytes)
    {
        using var timer = new Timer(_ => End(), null, _options.TimeLimit, Timeout.InfiniteTimeSpan);
        try
        {
            var input = _process.StandardInput.BaseStream;
            ChildProtocol.Write(input, ChildProtocol.Encode(mediaType));
            ChildProtocol.Write(input, bytes);
            input.Flush();
            var answer = ReadAnswer();
            if (answer is [])
            {
                timer.Change(_options.OcrTimeLimit, Timeout.InfiniteTimeSpan);
                answer = ReadAnswer();
            }

            if (answer is null)
            {
                return null;
            }

            Served++;
            return ChildProtocol.Decode(answer);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private byte[]? ReadAnswer() => ChildProtocol.Read(_process.StandardOutput.BaseStream, _options.OutputLimitMiB * 1024 * 1024);

    /// <summary>Whether it was ended for taking too long.</summary>
    public bool IsLate => Volatile.Read(ref _isLate) == 1;

    /// <summary>How it ended, in words for a person.</summary>
    public string Death()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
        {
            return "it answered nothing that makes sense";
        }

        return _process.ExitCode switch
        {
            134 => "it overflowed the stack or aborted",
            137 => "the system killed it, most likely for its memory",
            139 => "it broke the memory",
            var code => $"it ended with code {code}",
        };
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }

    private void End()
    {
        Volatile.Write(ref _isLate, 1);
        Kill();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }

    /// <summary>This very program: its own executable, or <c>dotnet</c> with the assembly it was given.</summary>
    private static void SetProgram(ProcessStartInfo start)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        start.FileName = program;
        if (Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase))
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }
    }
}
