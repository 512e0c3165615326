using System.IO.Compression;
using Pipeline.Ingest.Reading;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace Pipeline.Ingest.Formats.Pdf;

/// <summary>PdfPig's stream filters within a limit: a few KiB of a hostile PDF would fill the memory otherwise.</summary>
internal sealed class BoundedFilters : IFilterProvider
{
    /// <summary>
    /// All that a document's streams may expand to; pages of text have some 50 KiB each, and pictures are not decoded here.
    /// </summary>
    private const long MaxExpanded = 256 * 1024 * 1024;

    private long _expanded;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Bound(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Bound(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Bound(DefaultFilterProvider.Instance.GetAllFilters());

    private List<IFilter> Bound(IReadOnlyList<IFilter> filters) => [.. filters.Select(filter => new BoundedFilter(filter, this))];

    private void Expand(long bytes)
    {
        _expanded += bytes;
        if (_expanded > MaxExpanded)
        {
            throw new RefusedException(
                RejectionReasons.ArchiveBomb,
                $"The PDF's streams expand to more than {Amount.Bytes(MaxExpanded)}, as archive bombs do. Print it to a new PDF and drop that."
            );
        }
    }

    private sealed class BoundedFilter(IFilter filter, BoundedFilters bounds) : IFilter
    {
        // LZW and run length can do 1,365 and 64 to one.
        private const int WorstRatio = 1400;

        public bool IsSupported => filter.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken dictionary, IFilterProvider provider, int index)
        {
            if (filter is FlateFilter)
            {
                Measure(input);
            }
            else if (filter is LzwFilter or RunLengthFilter && (long)input.Length * WorstRatio > MaxExpanded)
            {
                bounds.Expand((long)input.Length * WorstRatio);
            }

            return filter.Decode(input, dictionary, provider, index);
        }

        /// <summary>Expands once without keeping anything: twice the work, but only what is measured is safe.</summary>
        private void Measure(Memory<byte> input)
        {
            // Past a zlib header of two bytes, good or not, as the filter itself does it.
            using var expanded = new DeflateStream(
                new MemoryStream(input[Math.Min(2, input.Length)..].ToArray(), writable: false),
                CompressionMode.Decompress
            );
            var waste = System.Buffers.ArrayPool<byte>.Shared.Rent(64 * 1024);
            try
            {
                for (int got; (got = expanded.Read(waste)) > 0; )
                {
                    bounds.Expand(got);
                }
            }
            catch (InvalidDataException)
            {
                // The filter decides what to make of damaged data; it cannot expand further than this.
            }
            finally
            {
                System.Buffers.ArrayPool<byte>.Shared.Return(waste);
            }
        }
    }
}
