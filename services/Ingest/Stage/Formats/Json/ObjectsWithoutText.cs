using System.Text.Json;
using Pipeline.Ingest.Reading;
using Pipeline.Text;

namespace Pipeline.Ingest.Formats.Json;

/// <summary>Keeps account of objects without a text, of which a file may have very many: they are refused in one.</summary>
internal sealed class ObjectsWithoutText
{
    private const int Examples = 5;
    private readonly List<int> _numbers = [];
    private string _names = "";

    public int Count { get; private set; }

    public void Note(int number, JsonElement element)
    {
        if (Count++ < Examples)
        {
            _numbers.Add(number);
        }

        if (_names.Length == 0)
        {
            _names = string.Join(", ", element.EnumerateObject().Take(20).Select(property => TextCut.To(property.Name, 40)));
        }
    }

    public Refusal Refusal(int objects) =>
        new(
            RejectionReasons.NoArticle,
            objects == 0
                ? "There is no object in this JSON that could be an article. Check that it is the right file."
                : $"{Amount.Count(Count)} of {Amount.Count(objects)} objects have no text under a known name (number {string.Join(", ", _numbers)}{(Count > Examples ? "…" : "")}; the first has: {_names}). Name the field in the setting JsonFields and drop the file again."
        );
}
