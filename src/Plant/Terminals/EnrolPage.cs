using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.People;

namespace Theriac.Plant.Terminals;

/// <summary>
/// Where a tablet's code is typed in: a plain form, because the tablet has nothing else of ours yet. The form's origin is
/// checked as that of every unsafe request.
/// </summary>
internal static class EnrolPage
{
    public const string Path = "/setup/terminal";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, (HttpContext context) => Page(context.Features.Get<TerminalInfo>(), null)).Anonymous().ExcludeFromDescription();
        routes.MapPost(Path, EnrolAsync).Anonymous().ExcludeFromDescription();
    }

    private static async Task<IResult> EnrolAsync(HttpContext context, KeepTerminals keep, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType)
            return Results.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        var form = await context.Request.ReadFormAsync(cancellation);
        var enrolled = await keep.EnrolAsync(form["code"].ToString(), cancellation);
        if (!enrolled.Try(out var done, out var refusal))
            return Page(context.Features.Get<TerminalInfo>(), refusal.Detail, refusal.Status);
        TerminalEndpoints.SetCookie(context, done.Cookie);
        return Results.Redirect("/");
    }

    private static IResult Page(TerminalInfo? terminal, string? wrong, int status = StatusCodes.Status200OK)
    {
        var now = terminal is null ? "" : $"<p>{Encode($"{terminal.Name} ({terminal.Id}, {terminal.Area})")}</p>";
        var alert = wrong is null
            ? ""
            : $"<p role=\"alert\"><strong>{Encode(wrong)}</strong><br><span lang=\"vi\">Mã không đúng hoặc đã hết hạn.</span><br><span lang=\"zh\">代码不正确或已过期。</span></p>";
        return Results.Content(
            $$"""
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Theriac</title>
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <style>body{font:18px/1.5 sans-serif;max-width:30rem;margin:0 auto;padding:16px;color:#1A1E22;background:#F4F5F6}
            input,button{font:inherit;min-height:56px;width:100%;box-sizing:border-box;border-radius:4px;border:1px solid #6B737C;padding:0 12px;margin:8px 0}
            button{background:#1D5A96;color:#fff;border:0;min-height:72px;font-weight:600}[role=alert]{color:#A3121F}</style></head>
            <body><main><h1>Enrol this terminal · <span lang="vi">Đăng ký thiết bị</span> · <span lang="zh">注册终端</span></h1>{{now}}{{alert}}
            <form method="post" action="{{Path}}"><label for="code">Code · <span lang="vi">Mã</span> · <span lang="zh">代码</span></label>
            <input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="40" placeholder="XXXX-XXXX-XXXX">
            <button>Enrol · Đăng ký · 注册</button></form></main></body></html>
            """,
            "text/html; charset=utf-8", statusCode: status);
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
