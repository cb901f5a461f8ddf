using System.Text;
using System.Text.Encodings.Web;

namespace Theriac.Host.Tls;

/// <summary>How a tablet is set up, in three languages on one page. It needs no script and no sign-in.</summary>
internal static class TabletPage
{
    private static readonly Text[] Texts =
    [
        new("en", "Set up this tablet",
            "Save the plant's certificate on this tablet.",
            "iPad: Settings > Profile downloaded > Install; then General > About > Certificate Trust Settings > switch it on. " +
            "Android: Settings > Security > Install a certificate > CA certificate. Windows: open the file, place it in 'Trusted Root Certification Authorities'.",
            "The tablet shows a fingerprint (SHA-256). It must be this one; if it is not, stop and call the administrator:",
            "Open Theriac by its secure address, and put it on the home screen.",
            "The administrator gives a code for this tablet (Plant > Terminals). Enter it on the page 'Enrol this terminal'.",
            "Save the certificate", "Enrol this terminal"),
        new("vi", "Thiết lập máy tính bảng này",
            "Lưu chứng chỉ của nhà máy vào máy tính bảng này.",
            "iPad: Cài đặt > Đã tải về hồ sơ > Cài đặt; sau đó Cài đặt chung > Giới thiệu > Cài đặt tin cậy chứng chỉ > bật lên. " +
            "Android: Cài đặt > Bảo mật > Cài đặt chứng chỉ > Chứng chỉ CA. Windows: mở tệp, đặt vào 'Trusted Root Certification Authorities'.",
            "Máy tính bảng hiển thị dấu vân tay (SHA-256). Nó phải đúng như sau; nếu không, dừng lại và gọi quản trị viên:",
            "Mở Theriac bằng địa chỉ bảo mật và thêm vào màn hình chính.",
            "Quản trị viên cấp mã cho máy này (Nhà máy > Thiết bị đầu cuối). Nhập mã ở trang 'Đăng ký thiết bị đầu cuối'.",
            "Lưu chứng chỉ", "Đăng ký thiết bị đầu cuối"),
        new("zh", "设置此平板电脑",
            "将工厂证书保存到此平板电脑。",
            "iPad：设置 > 已下载描述文件 > 安装；然后 通用 > 关于本机 > 证书信任设置 > 打开。Android：设置 > 安全 > 安装证书 > CA 证书。" +
            "Windows：打开文件，放入“受信任的根证书颁发机构”。",
            "平板电脑会显示指纹（SHA-256），必须与此一致；如不一致，请停止并联系管理员：",
            "用安全地址打开 Theriac，并添加到主屏幕。",
            "管理员为此平板提供代码（工厂 > 终端）。在“注册终端”页面输入。",
            "保存证书", "注册终端"),
    ];

    /// <param name="address">The secure address, for example <c>https://192.168.1.20:5443</c>.</param>
    public static string Of(string address, string fingerprint)
    {
        var page = new StringBuilder();
        page.Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Theriac</title>")
            .Append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><style>")
            .Append("body{font:18px/1.5 sans-serif;max-width:44rem;margin:0 auto;padding:16px;color:#1A1E22;background:#F4F5F6}")
            .Append("section{background:#fff;border:1px solid #6B737C;border-radius:8px;padding:8px 24px;margin:16px 0}")
            .Append("li{margin:12px 0}a{display:inline-block;padding:12px 0;color:#1D5A96;font-weight:600;min-height:24px}code{overflow-wrap:anywhere}")
            .Append("</style></head><body><main><h1>Theriac</h1>");
        foreach (var text in Texts)
            Add(page, text, Encode(address), Encode(fingerprint));
        return page.Append("</main></body></html>").ToString();
    }

    private static void Add(StringBuilder page, Text text, string address, string fingerprint) => page
        .Append($"<section lang=\"{text.Language}\"><h2>{Encode(text.Title)}</h2><ol>")
        .Append($"<li>{Encode(text.Save)}<br><a href=\"{TlsSetup.Certificate}\">{Encode(text.SaveLink)}</a></li>")
        .Append($"<li>{Encode(text.Trust)}</li><li>{Encode(text.Compare)}<br><code>{fingerprint}</code></li>")
        .Append($"<li>{Encode(text.Open)}<br><a href=\"{address}/\">{address}/</a></li>")
        .Append($"<li>{Encode(text.Enrol)}<br><a href=\"{address}/setup/terminal\">{Encode(text.EnrolLink)}</a></li></ol></section>");

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private sealed record Text(
        string Language, string Title, string Save, string Trust, string Compare, string Open, string Enrol, string SaveLink, string EnrolLink);
}
