using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Pipeline.Ingest.Detection;
using Pipeline.Ingest.Reading;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>
/// Reads articles from JSON of any size, an article an object: an object alone, a list of them, a list inside a wrapper (JSON Feed,
/// NewsAPI, search
/// replies), objects one after another, or one a line. Where each line is an object, a bad line loses only itself.
/// </summary>
internal sealed class JsonReader(ReadingContext context, Item item, DetectedFormat detected)
{
    private const int MaxWrapperDepth = 5;

    // 128: deeper than any exporter goes, and far from what a stack bears.
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 128,
    };

    private readonly ArticleFields _fields = ArticleFields.For(context.Settings.JsonFields);
    private readonly ObjectsWithoutText _textless = new();
    private readonly JsonScanner _scanner = new(Utf8(item.Bytes), context.Settings.MaxArticleBytes);
    private int _number;

    public IEnumerable<IngestResult> Read()
    {
        foreach (var result in detected.MediaType == JsonFormat.LinesMediaType ? ReadLines() : ReadValues())
        {
            yield return result;
        }

        if (_textless.Count > 0 || _number == 0)
        {
            yield return context.Reject(item, context.ItemId(item), _textless.Refusal(_number));
        }
    }

    private IEnumerable<IngestResult> ReadLines()
    {
        while (_scanner.Next() >= 0)
        {
            switch (_scanner.MeasureLine(out var length))
            {
                case JsonScanner.Extent.TooLarge:
                    yield return TooLarge(length);
                    _scanner.SkipLine();
                    break;
                default:
                    foreach (var result in ReadObject(_scanner.Take(length).ToArray()))
                    {
                        yield return result;
                    }

                    break;
            }
        }
    }

    private IEnumerable<IngestResult> ReadValues()
    {
        for (int next; (next = _scanner.Next()) >= 0; )
        {
            var results = next switch
            {
                '[' => ReadList(),
                '{' => ReadMeasured(isElement: false),
                _ when _scanner.SkipValue() => [],
                _ => throw new EndOfStreamException("The JSON breaks off."),
            };
            foreach (var result in results)
            {
                yield return result;
            }
        }
    }

    private IEnumerable<IngestResult> ReadList()
    {
        _scanner.Skip();
        while (true)
        {
            switch (_scanner.Next())
            {
                case -1:
                    throw new EndOfStreamException("The JSON breaks off inside a list.");
                case ']':
                    _scanner.Skip();
                    yield break;
                case '{':
                    foreach (var result in ReadMeasured(isElement: true))
                    {
                        yield return result;
                    }

                    break;
                case '}':
                    throw new InvalidDataException("The JSON closes an object that it did not open.");
                default:
                    if (!_scanner.SkipValue())
                    {
                        throw new EndOfStreamException("The JSON breaks off inside a list.");
                    }

                    break;
            }
        }
    }

    private IEnumerable<IngestResult> ReadMeasured(bool isElement)
    {
        var extent = _scanner.Measure(out var length);
        switch (extent)
        {
            case JsonScanner.Extent.Whole:
                return ReadObject(_scanner.Take(length).ToArray());
            case JsonScanner.Extent.Cut:
                throw new EndOfStreamException("The JSON breaks off inside an object.");
            case var _ when isElement:
                return SkipTooLarge(length);
            default:
                return ReadLargeWrapper(1);
        }
    }

    private IEnumerable<IngestResult> SkipTooLarge(int length)
    {
        yield return TooLarge(length);
        if (!_scanner.SkipValue())
        {
            throw new EndOfStreamException("The JSON breaks off inside an object.");
        }
    }

    /// <summary>An object too large to be an article: its lists are looked for, going through it once.</summary>
    private IEnumerable<IngestResult> ReadLargeWrapper(int depth)
    {
        _scanner.Skip();
        while (_scanner.Next() is var next && next != '}')
        {
            var name =
                _scanner.TakeName()
                ?? throw (
                    next < 0
                        ? new EndOfStreamException("The JSON breaks off.")
                        : new InvalidDataException("The JSON has something other than a name where one must be.")
                );
            var results = _scanner.Next() switch
            {
                '[' when _fields.IsList(name) => ReadList(),
                '{' when _fields.IsList(name) && depth < MaxWrapperDepth => ReadLargeWrapper(depth + 1),
                _ when _scanner.SkipValue() => [],
                _ => throw new EndOfStreamException("The JSON breaks off."),
            };
            foreach (var result in results)
            {
                yield return result;
            }
        }

        _scanner.Skip();
    }

    /// <summary>An article, or a small wrapper of articles.</summary>
    private IEnumerable<IngestResult> ReadObject(byte[] bytes)
    {
        JsonDocument? document = null;
        IngestResult? broken = null;
        try
        {
            document = Parse(bytes);
        }
        catch (JsonException e)
        {
            broken = Broken(bytes, e);
        }

        if (broken is not null)
        {
            yield return broken;
            yield break;
        }

        using (document)
        {
            var isList = document!.RootElement.ValueKind == JsonValueKind.Array;
            foreach (
                var element in isList ? document.RootElement.EnumerateArray() : _fields.Elements(document.RootElement, MaxWrapperDepth)
            )
            {
                if (element.ValueKind == JsonValueKind.Object)
                {
                    if (ReadArticle(element) is { } article)
                    {
                        yield return article;
                    }
                    else
                    {
                        _textless.Note(_number, element);
                    }
                }
            }
        }
    }

    private IngestResult? ReadArticle(JsonElement element)
    {
        Count();
        return _fields.Read(element) is { } article
            ? context.Accept(
                Nth(),
                "application/json",
                JsonMarshal.GetRawUtf8Value(element).ToArray(),
                article.Text,
                article.TextMediaType,
                article.Hints
            )
            : null;
    }

    private static JsonDocument Parse(byte[] bytes)
    {
        // A line may be written in another character set than UTF-8, which a parser finds only where it is asked for the string.
        var text = System.Text.Unicode.Utf8.IsValid(bytes) ? bytes : Encoding.UTF8.GetBytes(TextEncodings.Windows1252.GetString(bytes));
        return JsonDocument.Parse(text, Options);
    }

    private IngestResult Broken(byte[] bytes, JsonException e)
    {
        Count();
        return context.Reject(
            Nth(),
            ReadingContext.IdOf(bytes),
            new Refusal(
                RejectionReasons.Corrupt,
                $"Object {_number} is not well-formed JSON. Check how it was exported and drop it again. ({e.Message})"
            )
        );
    }

    private IngestResult TooLarge(int length)
    {
        Count();
        return context.Reject(
            Nth(),
            ReadingContext.IdOf(_scanner.Peek(length)),
            Refusals.TooLarge(detected with { Description = "a JSON object" }, context.Settings)
        );
    }

    private void Count()
    {
        _number++;
        context.Budget.CountMember();
    }

    private Item Nth() => item.Nth(_number, detected.MediaType);

    private static Stream Utf8(ByteSource bytes) =>
        TextEvidence.Tell(bytes.Peek()) switch
        {
            ByteEncoding.Utf16Little => Encoding.CreateTranscodingStream(bytes, Encoding.Unicode, Encoding.UTF8, leaveOpen: true),
            ByteEncoding.Utf16Big => Encoding.CreateTranscodingStream(bytes, Encoding.BigEndianUnicode, Encoding.UTF8, leaveOpen: true),
            ByteEncoding.Utf32Little => Encoding.CreateTranscodingStream(bytes, Encoding.UTF32, Encoding.UTF8, leaveOpen: true),
            _ => bytes,
        };
}
