using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;
using Theriac.Kernel;

namespace Theriac.Distribution.Verify;

/// <summary>
/// The public page: HTML that any phone reads without script and without a font from us. Every value goes through the
/// encoder; nothing from data is markup.
/// </summary>
internal static class VerifyPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Default;

    private static readonly string Style = ReadStyle();

    /// <summary>Class and icon of each verdict (icons drawn after Tabler's outlines).</summary>
    private static readonly FrozenDictionary<VerdictWord, (string Class, string Icon)> Looks =
        new Dictionary<VerdictWord, (string, string)>
        {
            [VerdictWord.Genuine] = ("good", """<circle cx="12" cy="12" r="9"/><path d="m9 12 2 2 4-4"/>"""),
            [VerdictWord.Expired] = ("stop", """<rect x="4" y="5" width="16" height="16" rx="2"/><path d="M16 3v4M8 3v4M4 11h16m-10 3 4 4m0-4-4 4"/>"""),
            [VerdictWord.Recalled] = ("stop", """<path d="M8 6 2 20h20L12 3z"/><path d="M12 9v5m0 3v.01"/>"""),
            [VerdictWord.Withdrawn] = ("stop", """<circle cx="12" cy="12" r="9"/><path d="m5.7 5.7 12.6 12.6"/>"""),
            [VerdictWord.Supplied] = ("act", """<path d="M6 8h12l1 12H5zM9 11V6a3 3 0 0 1 6 0v5"/>"""),
            [VerdictWord.SeenElsewhere] = ("act", """<circle cx="12" cy="11" r="3"/><path d="m17.7 16.7-4.3 4.2a2 2 0 0 1-2.8 0l-4.3-4.2a8 8 0 1 1 11.4 0z"/>"""),
            [VerdictWord.NotReleased] = ("act", """<path d="M6.5 7h11m-11 10h11M6 20v-2a6 6 0 1 1 12 0v2zM6 4v2a6 6 0 1 0 12 0V4z"/>"""),
            [VerdictWord.Unknown] = ("act", """<circle cx="12" cy="12" r="9"/><path d="M12 16v.01M12 13a2 2 0 0 0 1-3.7 2 2 0 0 0-2.6.5"/>"""),
            [VerdictWord.Unchecked] = ("grey", """<path d="M7 18a4.6 4.4 0 0 1 0-9 5 4.5 0 0 1 11 2h1a3.5 3.5 0 0 1 0 7zM3 3l18 18"/>"""),
        }.ToFrozenDictionary();

    public static string Write(PublicAnswer? answer, string? code, string language)
    {
        var texts = PublicTexts.In(language);
        var page = new StringBuilder(8_000);
        page.Append("<!doctype html><html lang=\"").Append(language).Append("\"><head><meta charset=\"utf-8\">")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><meta name=\"robots\" content=\"noindex\"><title>")
            .Append(Html(answer is null ? texts["title"] : $"{texts[$"{Word(answer)}.word"]} · {texts["title"]}")).Append("</title><style>").Append(Style)
            .Append("</style></head><body><main>");
        if (answer is { Demo: true })
            page.Append("<p class=\"demo\">").Append(Html(texts["demo"])).Append("</p>");
        page.Append("<h1>").Append(Html(texts["title"])).Append("</h1>");
        if (answer is not null)
        {
            AppendVerdict(page, answer, texts);
            AppendComparison(page, answer, texts);
        }

        AppendForm(page, texts, language);
        AppendFoot(page, answer, code, texts);
        return page.Append("</main></body></html>").ToString();
    }

    private static void AppendVerdict(StringBuilder page, PublicAnswer answer, PublicTexts texts)
    {
        var (style, icon) = Looks[answer.Verdict];
        var word = Word(answer);
        page.Append("<section class=\"verdict ").Append(style).Append("\" role=\"status\"><svg viewBox=\"0 0 24 24\" aria-hidden=\"true\">").Append(icon)
            .Append("</svg><strong>").Append(Html(texts[$"{word}.word"])).Append("</strong><p>").Append(Html(texts[$"{word}.sentence"]))
            .Append("</p></section><h2>").Append(Html(texts["what-now"])).Append("</h2><p>").Append(Html(texts[$"{word}.do"])).Append("</p>");
    }

    private static void AppendComparison(StringBuilder page, PublicAnswer answer, PublicTexts texts)
    {
        (string Key, string? Value, bool Mono)[] rows =
        [
            ("name", answer.Product, false), ("batch", answer.Lot, true), ("expiry", answer.Expiry, true), ("serial", answer.Serial, true),
            ("gtin", answer.Gtin, true),
        ];
        if (rows.All(row => row.Value is null))
            return;
        if (answer.Product is not null)
            page.Append("<h2>").Append(Html(texts["compare"])).Append("</h2>");
        page.Append("<dl>");
        foreach (var (key, value, mono) in rows.Where(row => row.Value is not null))
        {
            page.Append("<div><dt>").Append(Html(texts[key])).Append(mono ? "</dt><dd class=\"mono\">" : "</dt><dd>").Append(Html(value!))
                .Append("</dd></div>");
        }

        page.Append("</dl>");
    }

    private static void AppendForm(StringBuilder page, PublicTexts texts, string language) =>
        page.Append("<form action=\"/verify\" method=\"get\"><label for=\"code\">").Append(Html(texts["type"]))
            .Append("</label><input id=\"code\" name=\"code\" autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" required maxlength=\"400\">")
            .Append("<input type=\"hidden\" name=\"lang\" value=\"").Append(language).Append("\"><button>").Append(Html(texts["check"]))
            .Append("</button></form>");

    private static void AppendFoot(StringBuilder page, PublicAnswer? answer, string? code, PublicTexts texts)
    {
        page.Append("<footer>");
        if (answer is not null)
        {
            var time = $"{answer.CheckedAt[..10]} {answer.CheckedAt[11..19]} UTC";
            page.Append("<p>").Append(Html(texts["checked-at"].Replace("{{time}}", time, StringComparison.Ordinal)));
            if (answer.Maker is not null)
                page.Append("<br>").Append(Html(texts["whose"].Replace("{{maker}}", answer.Maker, StringComparison.Ordinal)));
            page.Append("</p>");
        }

        page.Append("<nav aria-label=\"").Append(Html(texts["language"])).Append("\">");
        foreach (var (language, name) in new[] { ("en", "English"), ("vi", "Tiếng Việt"), ("zh", "中文") })
        {
            var link = $"/verify?{(code is null ? "" : $"code={Uri.EscapeDataString(code)}&")}lang={language}";
            page.Append("<a href=\"").Append(Html(link)).Append("\" lang=\"").Append(language).Append("\" hreflang=\"").Append(language).Append('"')
                .Append(language == texts.Language ? " aria-current=\"true\">" : ">").Append(Html(name)).Append("</a>");
        }

        page.Append("</nav></footer>");
    }

    private static string Word(PublicAnswer answer) => EnumWords.Of(answer.Verdict);

    private static string Html(string text) => Encoder.Encode(text);

    private static string ReadStyle()
    {
        using var stream = typeof(VerifyPage).Assembly.GetManifestResourceStream("Verify/page.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("");
    }
}
