namespace Pipeline.Normalise.Repair;

/// <summary>
/// The roughly 600 characters that occur in any page, numbered, and for each which pages have it as which part of a UTF-8 sequence.
/// One look-up a character keeps the check of clean text cheap whatever the number of pages.
/// </summary>
internal static class CharacterSlots
{
    /// <summary>More than all pages have together.</summary>
    public const int Limit = 1024;

    private static readonly ushort[] Slots = new ushort[0x10000];
    private static readonly Roles[] Masks = new Roles[Limit];
    private static int _used = 1;

    static CharacterSlots()
    {
        var pages = CodePages.All;

        // Standing in for a byte that was lost, or beginning an entity that may be one.
        Masks[Slot('\uFFFD')].Continues = uint.MaxValue;
        Masks[Slot('&')].Continues = uint.MaxValue;
        for (var page = 0; page < pages.Length; page++)
        {
            foreach (var (c, b) in pages[page].Map)
            {
                ref var roles = ref Masks[Slot(c)];
                pages[page].Bind(c, b);
                var bit = 1u << page;
                switch (b)
                {
                    case < 0xC0:
                        roles.Continues |= bit;
                        break;
                    case >= 0xC2 and < 0xE0:
                        roles.LeadsTwo |= bit;
                        break;
                    case >= 0xE0 and < 0xF0:
                        roles.LeadsThree |= bit;
                        break;
                    case >= 0xF0 and < 0xF5:
                        roles.LeadsFour |= bit;
                        break;
                }
            }
        }
    }

    public static int Of(char c) => Slots[c];

    public static ref readonly Roles RolesOf(char c) => ref Masks[Slots[c]];

    private static int Slot(char c)
    {
        if (Slots[c] == 0)
        {
            Slots[c] = (ushort)_used++;
        }

        return Slots[c];
    }

    /// <summary>Pages, by bit, in which a character is a lead byte of two, three or four, or a continuation.</summary>
    internal struct Roles
    {
        public uint LeadsTwo;
        public uint LeadsThree;
        public uint LeadsFour;
        public uint Continues;
    }
}
