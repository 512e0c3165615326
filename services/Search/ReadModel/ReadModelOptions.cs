using System.ComponentModel.DataAnnotations;

namespace Pipeline.Search;

/// <summary>How the read model judges and holds what it has.</summary>
public sealed record ReadModelOptions
{
    /// <summary>
    /// From which share of five-word sequences in common two articles tell one story, 0 to 1. At .5 a text of four paragraphs with one of
    /// them replaced still belongs, and two reports of one event in words of their own do not.
    /// </summary>
    [Range(0.1, 1.0)]
    public double StorySimilarity { get; set; } = 0.5;

    /// <summary>Memory for articles that are not yet on the disk, in MiB.</summary>
    [Range(8, 1024)]
    public int BufferMiB { get; set; } = 48;

    /// <summary>How long the view of a first page is kept for the pages after it.</summary>
    public TimeSpan KeepSnapshots { get; set; } = TimeSpan.FromMinutes(5);
}
