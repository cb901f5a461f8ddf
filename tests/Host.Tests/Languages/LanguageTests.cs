using System.Net;
using System.Text;
using Theriac.Host.Tests.Server;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Languages;

/// <summary>Everybody reads his own language: chosen by himself, kept by an entry.</summary>
public sealed class LanguageTests
{
    private const string Change = "/api/session/actions/change-language";

    [Theory, OnBothEngines]
    public async Task A_person_changes_his_language_and_it_stays(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var changed = await lan.PostAsync(Change, new { language = "vi" });

        Assert.Equal("vi", changed.Json.GetProperty("user").GetProperty("language").GetString());
        var entry = (await server.Ledger.ReadAsync((await server.Ledger.HeadAsync()).Number, 1))[0];
        Assert.Equal(
            ("language-chosen.v1", "person/lan", "lan", """{"language":"vi"}"""),
            (entry.Type, entry.Stream, entry.Actor, Encoding.UTF8.GetString(entry.Payload.Span)));
        Assert.Equal("vi", (await (await server.SignedInAsync("lan")).SessionAsync()).Json.GetProperty("user").GetProperty("language").GetString());
        Assert.Equal("vi", (await admin.GetAsync("/api/people/lan")).Json.GetProperty("person").GetProperty("language").GetString());
    }

    [Theory, OnBothEngines]
    public async Task The_same_language_again_writes_nothing_and_an_unknown_one_is_refused(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var lan = await server.PersonAsync("lan", Role.Operator);
        var head = (await server.Ledger.HeadAsync()).Number;

        Assert.Equal(HttpStatusCode.OK, (await lan.PostAsync(Change, new { language = "en" })).Status);
        foreach (var language in new[] { "fr", "EN", "", null })
        {
            var refused = await lan.PostAsync(Change, new { language });
            Assert.Equal("language-unknown", refused.Json.GetProperty("errors")[0].GetProperty("code").GetString());
        }

        Assert.Equal("signed-out", (await server.Browser().PostAsync(Change, new { language = "vi" })).Code);
        Assert.Equal(head, (await server.Ledger.HeadAsync()).Number);
    }

    [Theory, OnBothEngines]
    public async Task A_machine_has_no_language_and_a_locked_session_cannot_change_it(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        var token = (await admin.PostAsync("/api/tokens", new { name = "ERP", roles = new[] { new { role = "machine", site = "*" } } })).Json;
        var machine = server.Browser();
        machine.Bearer = token.GetProperty("token").GetString();
        Assert.Equal("signed-out", (await machine.PostAsync(Change, new { language = "vi" })).Code);

        await admin.PostAsync("/api/session/actions/lock");
        var locked = await admin.PostAsync(Change, new { language = "vi" });
        Assert.Equal("session-locked", locked.Code);
    }

    [Theory, OnBothEngines]
    public async Task A_refusal_is_told_in_the_language_of_its_reader(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await admin.PostAsync(Change, new { language = "vi" });

        Assert.Equal("Không có người nobody.", await DetailAsync(admin, "/api/people/nobody"));
        Assert.Equal("没有人员 nobody。", await DetailAsync(admin, "/api/people/nobody", "fr, zh-CN;q=0.8, en;q=0.3"));
        Assert.Equal("There is no person nobody.", await DetailAsync(admin, "/api/people/nobody?language=en", "zh"));
        Assert.Equal("您尚未登录。请登录后继续。", await DetailAsync(server.Browser(), "/api/people", "zh"));
        Assert.Equal("Không có gì ở địa chỉ này.", await DetailAsync(server.Browser(), "/api/nothing", "vi"));
    }

    [Theory, OnBothEngines]
    public async Task Each_wrong_field_is_told_in_the_language_of_its_reader(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);

        var refused = await admin.SendAsync(
            HttpMethod.Post, "/api/people?language=vi", new { userId = "?", name = "", language = "xx" });

        var told = refused.Json.GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("detail").GetString()).ToArray();
        Assert.Equal(3, told.Length);
        Assert.Contains("Ngôn ngữ là en, vi hoặc zh.", told);
        Assert.Contains("Cần có tên in, tối đa 100 ký tự.", told);
        Assert.StartsWith("Một số mục nhập", refused.Json.GetProperty("detail").GetString());
    }

    [Theory, OnBothEngines]
    public async Task The_activity_trace_speaks_the_reader_s_language_and_is_searched_by_its_words(Engine engine)
    {
        await using var server = await TheriacServer.StartAsync(engine);
        var admin = await server.PersonAsync("admin", Role.Administrator);
        await server.AccountAsync("lan");
        await admin.ActAsync("lan", "grant-role", new { role = "operator", site = "*", reason = "joins line 2" });
        await admin.ActAsync("lan", "grant-role", new { role = "administrator", site = "S1", reason = "a mistake" });

        Assert.Equal("cấp cho lan vai trò Người vận hành tại mọi cơ sở", await SentenceAsync("type=role-granted.v1&language=vi"));
        Assert.Equal("授予 lan 角色“操作员”，范围：所有厂区", await SentenceAsync("type=role-granted.v1&language=zh"));
        Assert.Equal("granted lan the role operator at all sites", await SentenceAsync("type=role-granted.v1"));
        Assert.Equal("cấp cho lan vai trò Người vận hành tại mọi cơ sở", await SentenceAsync("type=role-granted.v1&language=vi&text=operator"));
        Assert.Equal("cấp cho lan vai trò Người vận hành tại mọi cơ sở", await SentenceAsync("type=role-granted.v1&language=vi&text=người vận hành lan"));
        Assert.Equal("授予 lan 角色“操作员”，范围：所有厂区", await SentenceAsync("type=role-granted.v1&language=zh&text=操作员"));
        Assert.Equal("授予 lan 角色“操作员”，范围：所有厂区", await SentenceAsync("language=zh&text=line 2"));
        Assert.StartsWith("授予角色被拒绝：", await SentenceAsync("language=zh&type=attempt-refused.v1"));
        Assert.StartsWith("bị từ chối cấp vai trò: Quản trị viên không đi cùng", await SentenceAsync("language=vi&type=attempt-refused.v1"));

        async Task<string> SentenceAsync(string query) =>
            Assert.Single((await admin.GetAsync("/api/activity?person=admin&" + query)).Json.GetProperty("items").EnumerateArray())
                .GetProperty("sentence").GetString()!;
    }

    private static async Task<string> DetailAsync(Browser browser, string path, string? accepts = null)
    {
        var answer = await browser.SendAsync(HttpMethod.Get, path, change: request =>
        {
            if (accepts is not null)
                request.Headers.Add("Accept-Language", accepts);
        });
        return answer.Json.GetProperty("detail").GetString()!;
    }
}
