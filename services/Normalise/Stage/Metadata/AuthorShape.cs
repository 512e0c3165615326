using System.Text.RegularExpressions;

namespace Pipeline.Normalise.Metadata;

/// <summary>What a name looks like.</summary>
internal static partial class AuthorShape
{
    /// <summary>Two to four words in capitals, particles between them: most persons, and some headings.</summary>
    public static bool IsPerson(string name) =>
        name.Length is > 0 and < 60 && char.IsUpper(name[0]) && name.Any(char.IsWhiteSpace) && Person().IsMatch(name);

    /// <summary>Words of newsrooms and offices.</summary>
    public static bool IsOffice(string name) => name.Length < 200 && Office().IsMatch(name);

    [GeneratedRegex(
        @"^(?:(?:Dr|Prof|Mag|Ing|Mr|Ms|Mrs)\.?\s+)*\p{Lu}[\p{L}'’-]*\.?(?:\s+(?:\p{Lu}\.?|de|da|di|del|van|von|der|den|la|le|al|el|bin|ter|zu|dos|du))*(?:\s+\p{Lu}[\p{L}'’-]+){1,2}$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Person();

    [GeneratedRegex(
        @"\b(?:team|staff|editors?|newsroom|news|media|agency|agencies|redaktion|redaction|redazione|redacción|online|group|gmbh|inc|llc|ltd|e\.v|university|institute|college|association|press|magazine|blog|admin|desk|service|services|company|center|department|office|marketing|content|support|studio|foundation|stiftung|www|\.com|\.de|\.org)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Office();
}
