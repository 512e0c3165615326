using Pipeline.Contracts;

namespace Pipeline.Persistence;

/// <summary>Which document and which collection belong to a stage.</summary>
internal static class StageTypes
{
    public static Stage StageOf<T>()
        where T : StageDocument =>
        typeof(T) switch
        {
            var type when type == typeof(RawArticle) => Stage.Ingest,
            var type when type == typeof(NormalisedArticle) => Stage.Normalise,
            var type when type == typeof(ClassifiedArticle) => Stage.Classify,
            var type when type == typeof(IndexedArticle) => Stage.Index,
            var type => throw new ArgumentException($"{type} is not a stage's document."),
        };

    public static string CollectionOf(Stage stage) =>
        stage switch
        {
            Stage.Ingest => "raw",
            Stage.Normalise => "normalised",
            Stage.Classify => "classified",
            Stage.Index => "indexed",
            _ => throw new ArgumentOutOfRangeException(nameof(stage), stage, "Not a stage."),
        };
}
