using System.Diagnostics;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class RecordTests
{
    [Theory]
    [InlineData("en", "Batch production record", "Corrected 2×", "Performed", "page 1 of")]
    [InlineData("vi", "Hồ sơ sản xuất lô", "Đã sửa 2×", "Đã thực hiện", "trang 1 /")]
    [InlineData("zh", "批生产记录", "已更正 2×", "执行", "第 1 页")]
    [Trait("Requirement", "A11-8.1/8.2")]
    [Trait("Requirement", "P11-10b")]
    [Trait("Requirement", "P11-10e2")]
    [Trait("Requirement", "P11-50a")]
    [Trait("Requirement", "P11-50b")]
    public async Task A_printed_record_shows_every_value_signature_and_entry(
        string language, string title, string corrected, string meaning, string page)
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await FilledAsync(plant);
        var text = await TextAsync(BatchInstance.Ok(await plant.Get<ExportRecord>().PrintAsync(plant.An, batch, language, default)));

        Assert.Contains(title, text);
        Assert.Contains(page, text);
        Assert.Contains(corrected, text);
        Assert.Contains(meaning, text);
        foreach (var value in new[] { "41.5", "41.6", "41.7" })
            Assert.Contains(value, text);
        Assert.Contains("Digits turned round", text);
        Assert.Contains("Bụi ở cửa số 3", text);
        Assert.Contains("温度计已校准", text);
        var state = await plant.StateAsync(batch);
        Assert.Contains(state.Order!.Recipe.Hash, text);
        foreach (var signature in state.Steps.Values.SelectMany(step => step.Signatures))
        {
            Assert.Contains($"{signature.Signature.PrintedName} ({signature.Signature.Signer}), {BatchPhrases.RoleOf(signature.Signature.Role, language)}", text);
            Assert.Contains(PrintedTime.Of(signature.Stamp), text);
        }

        foreach (var entry in await plant.Instance.Ledger.ReadStreamAsync($"batch/{batch}"))
            Assert.Contains(Convert.ToHexStringLower(entry.Hash)[..16], text);
    }

    [Theory]
    [InlineData("en", "Shift hand-over", "Not taken over: No steam", "In-process material on hold", "usable")]
    [InlineData("vi", "Giao ca", "Không nhận: No steam", "Vật liệu trung gian tạm giữ", "được dùng")]
    [InlineData("zh", "交接班", "未接收: No steam", "中间物料暂扣", "可用")]
    public async Task Hand_overs_statistics_of_checks_and_material_on_hold_are_printed(
        string language, string shift, string declined, string material, string standing)
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var table = new Recipes.Instruction
        {
            Id = "check",
            Kind = Recipes.InstructionKind.Table,
            Title = "Tablet weight",
            Columns = [new Recipes.TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Decimals = 0, Limits = new Recipes.Limits { Low = 95, High = 105 } }],
        };
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p", table, Make.Do("next"))));
        foreach (var weight in new[] { "100", "101", "113" })
        {
            BatchInstance.Ok(await plant.Work.DoAsync(plant.An, batch, "record-row", scene => TableReader.Record(
                scene, new RecordRowCommand("check", new Dictionary<string, string> { ["w"] = weight }, Justification: "Worn punch"))));
        }

        BatchInstance.Ok(await plant.SignAsync(plant.People["qa"], batch, input => SignedActions.DecideMaterial(
            new DecideMaterialCommand($"{batch}-M1", MaterialDecision.Use, "Sorted by hand") { Signature = input })));
        BatchInstance.Ok(await plant.SignAsync(plant.An, batch, input => HandoverSigning.HandOver(new HandOverCommand("Ring the mechanic") { Signature = input })));
        var open = (await plant.StateAsync(batch)).OpenHandover!;
        var lines = open.Fact.Lines.Select(line => new TakenLine(line.Key, line.Kind != HandoverKind.Step, "No steam")).ToList();
        BatchInstance.Ok(await plant.SignAsync(plant.People["lan"], batch, input => HandoverSigning.TakeOver(new TakeOverCommand(open.Id, lines) { Signature = input })));

        var text = await TextAsync(BatchInstance.Ok(await plant.Get<ExportRecord>().PrintAsync(plant.An, batch, language, default)));
        foreach (var said in new[] { shift, declined, material, standing, "Ring the mechanic", "Sorted by hand", "n = 3", "s = 7.23", $"{batch}-M1", $"{batch}-H1" })
            Assert.Contains(said, text);
    }

    [Theory]
    [InlineData("en", "1.1: 46.0 °C, expected 38.0–45.0 °C.", "opened exception", "Value: 46.0 °C")]
    [InlineData("vi", "1.1: 46.0 °C, mong đợi 38.0–45.0 °C.", "mở ngoại lệ", "Giá trị: 46.0 °C")]
    [InlineData("zh", "1.1：46.0 °C，应为 38.0–45.0 °C。", "开立异常", "数值: 46.0 °C")]
    public async Task What_a_rule_said_is_shown_signed_and_printed_in_the_reader_s_language(
        string language, string said, string opened, string fact)
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t1"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t1", "46.0", "Valve stuck"));
        var scene = BatchInstance.Ok(await plant.Work.LoadAsync(plant.An, batch, Needs.Nothing, default));

        Assert.Equal(said, Assert.Single(BatchViews.Of(scene, language).Exceptions).Description);
        Assert.Equal(said, Assert.Single((await plant.Get<ListExceptions>().ListAsync(new ExceptionQuery(Batch: batch), language, default)).Items).Description);
        Assert.Contains(ReviewView.Of(scene, language).Items, item => item.Text == said);
        var document = ExceptionDocuments.Conclude(scene, scene.State.Exceptions[0], new ConcludeCommand("–", "–", "–"), language);
        Assert.Contains(document.Lines, line => line.Value == said);
        Assert.Contains(document.Lines, line => $"{line.Label}: {line.Value}" == fact);
        var text = await TextAsync(BatchInstance.Ok(await plant.Get<ExportRecord>().PrintAsync(plant.An, batch, language, default)));
        Assert.Contains(said, text);
        Assert.Contains(opened, text);
        Assert.Equal("1.1: 46.0 °C, expected 38.0–45.0 °C.", scene.State.Exceptions[0].Opened.Description);
    }

    [Fact]
    [Trait("Requirement", "A11-8.1/8.2")]
    public async Task An_unchanged_value_is_not_marked()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t1"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t1", "41.5"));
        var text = await TextAsync(BatchInstance.Ok(await plant.Get<ExportRecord>().PrintAsync(plant.An, batch, "en", default)));
        Assert.Contains("41.5 °C", text);
        Assert.DoesNotContain("Corrected", text);
    }

    [Theory]
    [InlineData(InstanceKind.Demo, true)]
    [InlineData(InstanceKind.Production, false)]
    public async Task Only_the_record_of_a_demo_is_marked_as_one_on_every_page(InstanceKind kind, bool marked)
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t1"))));
        var data = BatchInstance.Ok(await plant.Get<ExportRecord>().LoadAsync(plant.An, batch, default));
        var text = await TextAsync(new RecordPrinter(data with { Ledger = data.Ledger with { Kind = kind } }, "en").Print());
        // Slanted letters are found one by one.
        var letters = string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
        Assert.Equal(marked, letters.Contains("DEMO–NOTARECORD", StringComparison.Ordinal));
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10b")]
    public async Task The_electronic_copy_holds_every_entry_and_folds_to_the_same_record(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await FilledAsync(plant);
        var copy = BatchInstance.Ok(await plant.Get<ExportRecord>().CopyAsync(plant.An, batch, "en", default));
        var entries = await plant.Instance.Ledger.ReadStreamAsync($"batch/{batch}");
        Assert.Equal(entries.Select(entry => Convert.ToHexStringLower(entry.Hash)), copy.Entries.Select(entry => entry.Hash));
        Assert.Equal(RecordData.HashOf(entries), copy.RecordHash);
        var json = System.Text.Json.JsonSerializer.Serialize(copy, KernelJson.Options);
        using var read = System.Text.Json.JsonDocument.Parse(json);
        var types = plant.Get<FactTypes>();
        var again = BatchState.Empty($"batch/{batch}");
        foreach (var (one, entry) in read.RootElement.GetProperty("entries").EnumerateArray().Zip(entries))
        {
            var payload = CanonicalJson.Of(one.GetProperty("payload"), KernelJson.Options);
            Assert.Equal(entry.Payload.ToArray(), payload);
            again = again.Apply(entry, types.Read(entry with { Payload = payload })!);
        }

        Assert.Equal(
            KernelText(await plant.StateAsync(batch)), KernelText(again));
    }

    private static string KernelText(BatchState state) => string.Join(
        "\n", state.Steps.Values.OrderBy(step => step.Id, StringComparer.Ordinal).SelectMany(step =>
            step.Values.Select(value => $"{step.Number} {value.Value} {value.By} {value.Reason}")
                .Concat(step.Signatures.Select(one => $"{step.Number} {one.Signature} {one.Data}"))));

    internal static async Task<string> FilledAsync(BatchInstance plant)
    {
        await plant.LotAsync("S-100");
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t1") with { Verification = true }, Make.Charge("c1"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t1", "41.5"));
        foreach (var value in new[] { "41.6", "41.7" })
        {
            BatchInstance.Ok(await plant.Work.DoAsync(
                plant.An, batch, "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("t1", value, "Digits turned round"))));
        }

        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "t1"));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "t1", "binh"));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c1", "S-100", "10.00"));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "open-exception",
            scene => ExceptionDecisions.Open(scene, new OpenExceptionCommand(ExceptionKind.Environment, Grade.Minor, "Bụi ở cửa số 3", "c1"))));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "comment", scene => CommentDecision.Decide(scene, new CommentCommand("温度计已校准", "t1"))));
        return batch;
    }

    internal static async Task<string> TextAsync(byte[] pdf)
    {
        var file = Path.Combine(Path.GetTempPath(), $"record-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(file, pdf);
        if (Environment.GetEnvironmentVariable("THERIAC_KEEP_PDF") is { Length: > 0 } keep)
            await File.WriteAllBytesAsync(Path.Combine(keep, Path.GetFileName(file)), pdf);
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("pdftotext", ["-raw", "-enc", "UTF-8", file, "-"]) { RedirectStandardOutput = true })!;
            var text = await process.StandardOutput.ReadToEndAsync();
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
            // A cell breaks its text where the line is full; comparison is without breaks.
            return Unbroken(text);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string Unbroken(string text) => text.ReplaceLineEndings(" ") + " " + text.ReplaceLineEndings("");
}
