namespace Pipeline.Classify.Entities;

/// <summary>What lists and counts say of a word or phrase.</summary>
[Flags]
internal enum LexiconFlags : uint
{
    None = 0,
    Country = 1 << 0,

    /// <summary>A place of half a million people or more.</summary>
    LargeCity = 1 << 1,
    City = 1 << 2,
    SmallCity = 1 << 3,
    FirstName = 1 << 4,
    Surname = 1 << 5,
    Language = 1 << 6,

    /// <summary>Written small within names: "of", "bin", "de".</summary>
    Connector = 1 << 7,
    Title = 1 << 8,
    OrganisationWord = 1 << 9,
    PlaceWord = 1 << 10,
    Region = 1 << 11,

    /// <summary>Of a people, a country or a creed: "Syrian", "Muslims".</summary>
    Demonym = 1 << 12,

    /// <summary>In news mostly a person, by the votes of an earlier model over many articles; the two after it likewise.</summary>
    NewsPerson = 1 << 13,
    NewsOrganisation = 1 << 14,
    NewsPlace = 1 << 15,
}
