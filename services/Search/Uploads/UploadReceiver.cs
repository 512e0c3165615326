using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Pipeline.Inbox;

namespace Pipeline.Search.Uploads;

/// <summary>
/// Streams the files of a form into the inbox: under a hidden name first, then renamed, so that Ingest sees each whole or not at all.
/// </summary>
public sealed class UploadReceiver(IOptions<SearchOptions> options, TimeProvider time)
{
    private const int BufferSize = 128 * 1024;

    // The page's form has no field beside its files; a program may send a few.
    private const int MostFields = 50;

    private readonly SearchOptions _options = options.Value;
    private readonly IgnoreRules _ignored = new(options.Value.Ignore);

    public bool IsOpen => !string.IsNullOrEmpty(_options.Inbox);

    /// <exception cref="BadHttpRequestException">The request is not a form with files, or breaks off.</exception>
    public async Task<IReadOnlyList<Upload>> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 200 } boundary
        )
        {
            throw new BadHttpRequestException("Send the files as multipart/form-data.", StatusCodes.Status415UnsupportedMediaType);
        }

        var uploads = new List<Upload>();
        var fields = 0;
        var reader = new MultipartReader(boundary.Value!, new UploadStream(request.Body), BufferSize);
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (section.AsFileSection() is not { FileStream: { } content } file || file.FileName.Length == 0)
                {
                    // A field, or a file input that was left empty.
                    if (++fields > MostFields)
                    {
                        throw new BadHttpRequestException("The form has too many fields.", StatusCodes.Status413PayloadTooLarge);
                    }

                    continue;
                }

                if (uploads.Count == _options.MaxFiles)
                {
                    // Said once, of the first that is too many; what follows is not read.
                    uploads.Add(
                        Refused(
                            UploadName.Clean(file.FileName),
                            $"At most {_options.MaxFiles} files go at once. Send this one and those after it again."
                        )
                    );
                    break;
                }

                uploads.Add(await ReceiveOneAsync(UploadName.Clean(file.FileName), content, cancellationToken));
            }
        }
        catch (InvalidDataException exception)
        {
            throw new BadHttpRequestException("The form is damaged.", exception);
        }
        catch (UploadBrokenException exception)
        {
            throw new BadHttpRequestException("The upload broke off. Send it again.", exception);
        }

        return uploads;
    }

    private Upload Refused(string name, string why) => new(name, null, 0, time.GetUtcNow(), why);

    private async Task<Upload> ReceiveOneAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        if (_ignored.IsIgnored(name))
        {
            return new Upload(
                name,
                null,
                0,
                time.GetUtcNow(),
                "Files of this name are left alone, because they are hidden, temporary or a system's own. Rename it."
            );
        }

        Directory.CreateDirectory(_options.Inbox!);
        var hidden = Path.Combine(_options.Inbox!, $".upload-{Guid.NewGuid():N}.part");
        try
        {
            var (id, size) = await WriteAsync(content, hidden, cancellationToken);
            if (id is null)
            {
                return new Upload(
                    name,
                    null,
                    size,
                    time.GetUtcNow(),
                    $"It is over the limit of {_options.MaxUploadBytes >> 20} MiB. Split it, or put it into the inbox by other means."
                );
            }

            var since = time.GetUtcNow();
            return new Upload(Path.GetFileName(CollisionFreeMove.Move(hidden, _options.Inbox!, "", name)), id, size, since);
        }
        finally
        {
            File.Delete(hidden);
        }
    }

    private async Task<(string? Id, long Size)> WriteAsync(Stream content, string path, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferSize];
        long size = 0;
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        while (await content.ReadAsync(buffer, cancellationToken) is > 0 and var read)
        {
            size += read;
            if (size > _options.MaxUploadBytes)
            {
                return (null, size); // what is left of it is read past by the form's reader
            }

            hash.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        file.Flush(flushToDisk: true); // once the sender is told that it is here, it is
        return (Convert.ToHexStringLower(hash.GetHashAndReset()), size);
    }
}
