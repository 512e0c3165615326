using System.Text;
using Pipeline.Stages.Tests.Normalise.Repair;
using Decoder = Pipeline.Decoding.Decoder;

namespace Pipeline.Stages.Tests.Normalise.Decode;

public sealed class DecoderTests
{
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "de", "windows-1252" },
            { "en", "windows-1252" },
            { "fr", "windows-1252" },
            { "es", "windows-1252" },
            { "pt", "windows-1252" },
            { "pl", "windows-1250" },
            { "pl", "iso-8859-2" },
            { "cs", "windows-1250" },
            { "hu", "windows-1250" },
            { "tr", "windows-1254" },
            { "lt", "windows-1257" },
            { "el", "windows-1253" },
            { "el", "iso-8859-7" },
            { "ru", "windows-1251" },
            { "ru", "koi8-r" },
            { "ru", "ibm866" },
            { "bg", "windows-1251" },
            { "he", "windows-1255" },
            { "ar", "windows-1256" },
            { "th", "windows-874" },
            { "zh", "gb18030" },
            { "ja", "shift_jis" },
            { "ja", "euc-jp" },
            { "ja", "iso-2022-jp" },
            { "ko", "euc-kr" },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Reads_old_pages_undeclared_and_wrongly_declared(string language, string page)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(page)!;
        var bytes = encoding.GetBytes(CleanTexts.All.Single(clean => clean.Language == language).Text);
        var text = encoding.GetString(bytes);

        Decoder.Decode(bytes, null, isHtml: false).Text.Should().Be(text);
        Decoder.Decode(bytes, page, isHtml: false).Text.Should().Be(text);
        Decoder.Decode(bytes, "ISO-8859-1", isHtml: false).Text.Should().Be(text);
        Decoder.Decode(bytes, "utf-8", isHtml: false).Text.Should().Be(text);
    }

    [Fact]
    public void Reads_UTF_8_whatever_is_declared()
    {
        foreach (var (_, text) in CleanTexts.All)
        {
            foreach (var declared in (string?[])[null, "iso-8859-1", "tis-620", "shift_jis", "windows-1251", "nonsense"])
            {
                var decoded = Decoder.Decode(Encoding.UTF8.GetBytes(text), declared, isHtml: false);
                decoded.Text.Should().Be(text);
                decoded.Note.Should().Be(new Contracts.DecodingNote("utf-8", "valid-utf-8", 0));
            }
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    public void Obeys_byte_order_marks_and_drops_them(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes("Größe – 大小")];

        var decoded = Decoder.Decode(bytes, "windows-1252", isHtml: false);

        decoded.Text.Should().Be("Größe – 大小");
        decoded.Note.Evidence.Should().Be("bom");
    }

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("ru")]
    [InlineData("th")]
    [InlineData("ar")]
    [InlineData("emoji")]
    public void Recognises_wide_text_without_a_mark(string language)
    {
        var text = CleanTexts.All.Single(clean => clean.Language == language).Text;
        foreach (
            var encoding in (Encoding[])
                [
                    new UnicodeEncoding(false, false),
                    new UnicodeEncoding(true, false),
                    new UTF32Encoding(false, false),
                    new UTF32Encoding(true, false),
                ]
        )
        {
            Decoder.Decode(encoding.GetBytes(text), null, isHtml: false).Text.Should().Be(text);
        }
    }

    [Fact]
    public void Sparse_UTF_8_with_a_stray_byte_is_UTF_8_and_the_byte_is_counted()
    {
        byte[] bytes = [.. "A long story in plain English, with hardly a sign in it. "u8, 0x92, .. " It’s the “only” one."u8];

        var decoded = Decoder.Decode(bytes, "tis-620", isHtml: false);

        decoded.Text.Should().EndWith("\uFFFD It’s the “only” one.");
        decoded.Note.Encoding.Should().Be("utf-8");
        decoded.Note.Undecodable.Should().Be(1);
    }

    [Theory]
    [InlineData("<html><head><meta charset=\"ISO-8859-1\"><title>Café", "utf-8")]
    [InlineData("<html><meta http-equiv=\"Content-Type\" content=\"text/html; charset=iso-8859-1\"><p>Café", "utf-8")]
    [InlineData("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><p>Café</p>", "utf-8")]
    public void A_page_that_says_Latin_and_is_UTF_8_is_UTF_8(string page, string expected) =>
        Decoder.Decode(Encoding.UTF8.GetBytes(page), null, isHtml: true).Note.Encoding.Should().Be(expected);

    [Theory]
    [InlineData("<meta charset=windows-1251><p>Да", 1251, "windows-1251")]
    [InlineData("<meta http-equiv=content-type content='text/html;charset=TIS-620'><p>กข", 874, "windows-874")]
    [InlineData("<?xml version='1.0' encoding='Shift_JIS'?><p>日本</p>", 932, "shift_jis")]
    public void Believes_a_declaration_that_fits(string page, int number, string expected)
    {
        var decoded = Decoder.Decode(CodePagesEncodingProvider.Instance.GetEncoding(number)!.GetBytes(page), null, isHtml: true);

        decoded.Text.Should().Be(page);
        decoded.Note.Should().Be(new Contracts.DecodingNote(expected, "declared", 0));
    }

    [Fact]
    public void A_loss_that_was_in_the_text_before_is_not_counted_again() =>
        Decoder.Decode("lost \uFFFD before"u8, null, isHtml: false).Note.Undecodable.Should().Be(0);
}
