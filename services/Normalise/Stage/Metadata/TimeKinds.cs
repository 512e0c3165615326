using System.Buffers;
using Pipeline.Normalise.Extract;
using Pipeline.Normalise.Extract.Dom;

namespace Pipeline.Normalise.Metadata;

/// <summary>What a date on the page is the date of, by names and by the words before it.</summary>
internal static class TimeKinds
{
    private static readonly SearchValues<string> PublishedNames = Any([
        "publish",
        "pubdate",
        "posted",
        "created",
        "entry-date",
        "post-date",
        "dateline",
    ]);

    private static readonly SearchValues<string> ModifiedNames = Any(["updat", "modif", "revis"]);

    private static readonly SearchValues<string> DateNames = Any(["date", "publish", "posted", "created"]);

    private static readonly SearchValues<string> PublishedWords = Any([
        "published",
        "posted",
        "written",
        "erschienen",
        "publiziert",
        "datum",
        "first published",
        "veröffentlicht",
        "erstellt",
        "publié",
        "publicado",
        "publicada",
        "pubblicato",
        "gepubliceerd",
        "опубликовано",
        "опубликован",
        "дата публикации",
        "opublikowano",
        "data publikacji",
        "yayınlanma",
        "giriş",
        "diterbitkan",
        "dipublikasikan",
        "publicerad",
        "publisert",
        "udgivet",
        "julkaistu",
        "기사입력",
        "입력",
        "등록",
        "发布",
        "公開",
        "投稿日",
        "掲載",
        "نشر",
        "प्रकाशित",
        "เผยแพร่",
        "đăng",
    ]);

    private static readonly SearchValues<string> ModifiedWords = Any([
        "updated",
        "last updated",
        "modified",
        "last modified",
        "edited",
        "aktualisiert",
        "geändert",
        "mis à jour",
        "modifié",
        "actualizado",
        "actualizada",
        "atualizado",
        "atualizada",
        "aggiornato",
        "modificato",
        "bijgewerkt",
        "обновлено",
        "изменено",
        "zaktualizowano",
        "aktualizacja",
        "güncelleme",
        "güncellenme",
        "diperbarui",
        "uppdaterad",
        "oppdatert",
        "opdateret",
        "päivitetty",
        "수정",
        "최종수정",
        "更新",
        "محدث",
        "आख़री अपडेट",
        "अपडेटेड",
        "อัปเดต",
        "cập nhật",
    ]);

    public static TimeKind Of(PageTree tree, int index)
    {
        for (var (i, steps) = (index, 0); i >= 0 && steps < 2; i = tree.Elements[i].Parent, steps++)
        {
            var node = tree.Elements[i].Node;
            var names = string.Concat(node.ClassName, " ", node.GetAttribute("itemprop"), " ", node.Id);
            if (names.AsSpan().ContainsAny(ModifiedNames))
            {
                return TimeKind.Modified;
            }

            if (names.AsSpan().ContainsAny(PublishedNames))
            {
                return TimeKind.Published;
            }
        }

        return TimeKind.Unknown;
    }

    /// <summary>By the label that stands before a date in a line of text.</summary>
    public static TimeKind OfText(string text)
    {
        var line = text.Length > 200 ? text[..200] : text;
        var published = line.AsSpan().IndexOfAny(PublishedWords);
        var modified = line.AsSpan().IndexOfAny(ModifiedWords);
        return modified >= 0 && (published < 0 || modified < published) ? TimeKind.Modified
            : published >= 0 ? TimeKind.Published
            : TimeKind.Unknown;
    }

    /// <summary>Where a line begins to speak of a change; -1 where it does not.</summary>
    public static int ChangeIn(string line) => line.AsSpan().IndexOfAny(ModifiedWords);

    /// <summary>The line from where it begins to speak of its publication: "Accepted: 3 May. Published: 9 May".</summary>
    public static string FromPublished(string line) => line.AsSpan().IndexOfAny(PublishedWords) is > 0 and var at ? line[at..] : line;

    /// <summary>Whether an element's class says that it holds a date.</summary>
    public static bool SaysDate(DomElement node) =>
        node.ClassName is { Length: > 3 and < 120 } names
        && names.AsSpan().ContainsAny(DateNames)
        && !names.Contains("validat", StringComparison.OrdinalIgnoreCase);

    private static SearchValues<string> Any(ReadOnlySpan<string> words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);
}
