namespace Pipeline.Classify.Entities;

/// <summary>One word's record, packed into 64 bits: four cluster numbers, how it is usually written, and its lists.</summary>
internal readonly record struct LexiconEntry(ulong Bits)
{
    // 0-6 cluster of 64 (+1), 7-15 of 256, 16-26 of 1024, 27-39 of 4096, 40-42 case, 43-61 flags, 63 present.
    public static readonly LexiconEntry None;

    public bool IsNone => Bits == 0;

    public uint Cluster64 => (uint)(Bits & 0x7F);

    public uint Cluster256 => (uint)(Bits >> 7 & 0x1FF);

    public uint Cluster1024 => (uint)(Bits >> 16 & 0x7FF);

    public uint Cluster4096 => (uint)(Bits >> 27 & 0x1FFF);

    /// <summary>0 not known; 1 nearly always small to 5 nearly always with a capital, sentence starts aside.</summary>
    public uint Case => (uint)(Bits >> 40 & 7);

    public LexiconFlags Flags => (LexiconFlags)(Bits >> 43 & 0x7FFFF);

    public bool Has(LexiconFlags flag) => (Flags & flag) != 0;

    public LexiconEntry With(LexiconFlags flags) => new(Bits | (ulong)flags << 43);

    public static LexiconEntry Create(uint c64, uint c256, uint c1024, uint c4096, uint letterCase, LexiconFlags flags) =>
        new(c64 | (ulong)c256 << 7 | (ulong)c1024 << 16 | (ulong)c4096 << 27 | (ulong)letterCase << 40 | (ulong)flags << 43 | 1UL << 63);
}
