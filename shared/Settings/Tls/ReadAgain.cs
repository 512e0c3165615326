using System.Security.Cryptography;

namespace Pipeline.Settings;

/// <summary>
/// What was read from files, until they change. A file that cannot be read just now, since it is being replaced, leaves what was read
/// before.
/// </summary>
internal sealed class ReadAgain<T>(Func<T> read, params string?[] files)
    where T : class
{
    private readonly Lock _lock = new();
    private string? _state;
    private T? _value;

    public T Get()
    {
        lock (_lock)
        {
            var state = string.Join('|', files.OfType<string>().Select(State));
            if (_value is not null && state == _state)
            {
                return _value;
            }

            try
            {
                (_value, _state) = (read(), state);
            }
            catch (Exception exception)
                when (_value is not null && (exception is IOException or UnauthorizedAccessException or CryptographicException))
            {
                // The next call reads them again.
            }

            return _value!;
        }
    }

    // A mounted secret is a link to a link to a file, and a renewal changes where they lead.
    private static string State(string path)
    {
        var file = new FileInfo(path);
        var target = file.ResolveLinkTarget(returnFinalTarget: true) ?? file;
        return $"{target.FullName} {target.LastWriteTimeUtc.Ticks} {(target as FileInfo)?.Length}";
    }
}
