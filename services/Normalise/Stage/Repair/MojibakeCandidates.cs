using System.Buffers;

namespace Pipeline.Normalise.Repair;

/// <summary>The places of a text where some page would have UTF-8 begin. Clean text has few, most of it none.</summary>
internal sealed class MojibakeCandidates : IDisposable
{
    private (int At, uint Pages)[] _places = ArrayPool<(int, uint)>.Shared.Rent(64);

    private MojibakeCandidates() { }

    public ReadOnlySpan<(int At, uint Pages)> Places => _places.AsSpan(0, Count);

    public int Count { get; private set; }

    /// <summary>All pages, by bit, that any place speaks for.</summary>
    public uint Pages { get; private set; }

    /// <summary>How many characters there are that a page would have to explain.</summary>
    public int Covered { get; private set; }

    /// <inheritdoc cref="MojibakeGroup.Hard"/>
    public int Hard { get; private set; }

    public bool HasControls { get; private set; }

    /// <summary>Null where the text holds nothing that could be damaged.</summary>
    public static MojibakeCandidates? Find(ReadOnlySpan<char> text)
    {
        MojibakeCandidates? found = null;
        var (covered, hard, controls) = (0, 0, false);
        for (var at = NonAscii.Next(text, 0); at < text.Length; at = NonAscii.Next(text, at + 1))
        {
            var c = text[at];
            if (c == '&')
            {
                c = HtmlEntity.UnitAt(text, at, out _);
            }
            else
            {
                covered += NonAscii.Counts(c) ? 1 : 0;
                hard += NonAscii.IsHard(c) ? 1 : 0;
                controls |= c <= '\u009F' && WesternControls.Meaning(c) != c;
            }

            var pages = PagesAt(text, at, c);
            if (pages != 0)
            {
                (found ??= new MojibakeCandidates()).Add(at, pages);
            }
        }

        if (found is null && controls)
        {
            found = new MojibakeCandidates();
        }

        if (found is not null)
        {
            (found.Covered, found.Hard, found.HasControls) = (covered, hard, controls);
        }

        return found;
    }

    public void Dispose() => ArrayPool<(int, uint)>.Shared.Return(_places);

    private static uint PagesAt(ReadOnlySpan<char> text, int at, char lead)
    {
        ref readonly var roles = ref CharacterSlots.RolesOf(lead);
        var longer = roles.LeadsThree | roles.LeadsFour;
        if ((roles.LeadsTwo | longer) == 0)
        {
            return 0;
        }

        if (text[at] == '&')
        {
            // Entities are rare enough to leave the rest to the reader.
            return roles.LeadsTwo | longer;
        }

        var second = at + 1 < text.Length ? CharacterSlots.RolesOf(text[at + 1]).Continues : 0;
        longer &= second;
        if (longer != 0 && text[at + 1] != '&')
        {
            longer &= at + 2 < text.Length ? CharacterSlots.RolesOf(text[at + 2]).Continues : 0;
        }

        return (roles.LeadsTwo & second) | longer;
    }

    private void Add(int at, uint pages)
    {
        if (Count == _places.Length)
        {
            var larger = ArrayPool<(int, uint)>.Shared.Rent(Count * 2);
            _places.CopyTo(larger, 0);
            ArrayPool<(int, uint)>.Shared.Return(_places);
            _places = larger;
        }

        _places[Count++] = (at, pages);
        Pages |= pages;
    }
}
