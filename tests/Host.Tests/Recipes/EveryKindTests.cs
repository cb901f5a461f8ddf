using System.Net;
using System.Text.Json;
using Theriac.Host.Tests.MainJob;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Host.Tests.Recipes;

/// <summary>
/// One batch of a recipe with a step of every kind, worked through over HTTP on both engines. Each step is tried wrongly first: the refusal
/// has its code, and the record stays as it was.
/// </summary>
public sealed class EveryKindTests
{
    private static readonly byte[] Png = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-10h")]
    [Trait("Requirement", "P11-10f")]
    public async Task Every_kind_of_step_is_carried_out_and_what_does_not_fit_it_is_refused(Engine engine)
    {
        await using var kinds = await EveryKind.DraftedAsync(engine);
        await TryingOut.DryRunAsync(kinds);
        await kinds.ApproveAsync();
        await TryingOut.NameIsTakenAsync(kinds);
        await kinds.StartBatchAsync();
        await PrepareAsync(kinds);
        await ScanAsync(kinds);
        await WeighAndWaitAsync(kinds);
        await AttachAsync(kinds);
        await TableAsync(kinds);
        await AnswersAsync(kinds);
        await FinishAsync(kinds);
        await CorrectAsync(kinds);
        Assert.Empty(kinds.Surprises);
        var view = await kinds.ViewAsync();
        Assert.Equal("complete", view.GetProperty("state").GetString());
        await TryingOut.ReplayAsync(kinds);
        // One cell lay outside of its limits; two entries were corrected when their phases had ended.
        Assert.Equal(
            ["out-of-limits", .. Enumerable.Repeat("corrected-after-phase", 2)],
            view.GetProperty("exceptions").EnumerateArray().Select(one => one.GetProperty("kind").GetString()));
    }

    private static async Task PrepareAsync(EveryKind on)
    {
        on.Refused("value-not-readable", await on.RecordAsync("clear", new { value = "almost" }));
        on.Refused("step-out-of-order", await on.RecordAsync("clean", new { value = "LINE-1" }));
        (await on.SignAsync("clear", new { })).Ok();
        on.Refused("verifier-performed", await on.Tablet.SignAsync($"/api/batches/{on.Batch}/actions/verify-step", new { step = "clear" }, "lan"));
        await on.VerifyAsync("clear");
        on.Refused("equipment-of-other-class", await on.DoAsync("check-in-equipment", "vessel", new { equipment = "LINE-1" }));
        on.Refused("step-kind-differs", await on.RecordAsync("vessel", new { value = "VESSEL-1" }));
        (await on.DoAsync("check-in-equipment", "vessel", new { equipment = "VESSEL-1" })).Ok();
        (await on.SignAsync("vessel", new { })).Ok();
        on.Refused("equipment-of-other-class", await on.RecordAsync("clean", new { value = "BAL-1" }));
        on.Refused("equipment-unknown", await on.RecordAsync("clean", new { value = "LINE-9" }));
        (await on.RecordAsync("clean", new { value = "line-1", source = "scanned" })).Ok();
        // The balance came dirty and late: neither is looked at by a cleaning step, its calibration is by a check.
        on.Refused("equipment-calibration-overdue", await on.RecordAsync("calibrated", new { value = "BAL-OLD" }));
        (await on.RecordAsync("calibrated", new { value = "BAL-1", source = "scanned" })).Ok();
        (await on.RecordAsync("read", new { value = "done" })).Ok();
    }

    private static async Task ScanAsync(EveryKind on)
    {
        on.Refused("lot-of-other-material", await on.RecordAsync("material", new { value = "L-WATER" }));
        on.Refused("lot-unknown", await on.RecordAsync("material", new { value = "L-NONE" }));
        (await on.RecordAsync("material", new { value = "L-SUCROSE", source = "scanned" })).Ok();
        on.Refused("value-not-readable", await on.RecordAsync("container", new { value = " " }));
        (await on.RecordAsync("container", new { value = "DRUM-12", source = "scanned" })).Ok();
        on.Refused("equipment-of-other-class", await on.RecordAsync("equipment", new { value = "LINE-1" }));
        (await on.RecordAsync("equipment", new { value = "VESSEL-1", source = "scanned" })).Ok();
        on.Refused("person-not-at-site", await on.RecordAsync("person", new { value = "nobody" }));
        (await on.RecordAsync("person", new { value = "MINH", source = "scanned" })).Ok();
        on.Refused("unit-differs", await on.RecordAsync("room", new { value = "21.5", unit = "%" }));
        on.Refused("too-many-decimals", await on.RecordAsync("room", new { value = "21.55", unit = "°C" }));
        (await on.RecordAsync("room", new { value = "21.5", unit = "°C", parts = new { place = "Room 12" } })).Ok();
    }

    private static async Task WeighAndWaitAsync(EveryKind on)
    {
        on.Refused("weigh-at-balance", await on.SignAsync("weigh", new { unit = "kg", parts = new { tare = "0.50", gross = "10.50" } }));
        on.Refused("balance-check-missing", await on.DoAsync("tare", "weigh", Weight("0.50")));
        await on.CheckBalanceAsync();
        on.Refused("lot-of-other-material", await on.DoAsync("tare", "weigh", new { lot = "L-WATER", balance = "BAL-1", value = "0.50", unit = "kg" }));
        (await on.DoAsync("tare", "weigh", Weight("0.50"))).Ok();
        on.Refused("justification-missing", await on.DoAsync("dispense", "weigh", Weight("11.00")));
        (await on.DoAsync("dispense", "weigh", Weight("10.50"))).Ok();
        (await on.SignAsync("weigh", new { })).Ok();
        await on.VerifyAsync("weigh");
        on.Refused("timer-not-started", await on.RecordAsync("mix", new { }));
        (await on.DoAsync("start-timer", "mix", new { })).Ok();
        on.Refused("timer-runs", await on.DoAsync("start-timer", "mix", new { }));
        on.Refused("justification-missing", await on.RecordAsync("mix", new { }));
        on.Plant.Server.Clock.Advance(TimeSpan.FromMinutes(9.5));
        (await on.RecordAsync("mix", new { })).Ok();
    }

    private static async Task AttachAsync(EveryKind on)
    {
        on.Refused("attachment-unknown", await on.RecordAsync("photo", new { value = "photo" }));
        on.Refused("attachment-kind", await on.AttachAsync("<svg/>"u8.ToArray(), "image/png"));
        on.Refused("attachment-unknown", await on.RecordAsync("photo", new { file = new { content = new string('a', 64), contentType = "image/png", name = "x.png" } }));
        var stored = (await on.AttachAsync(Png, "application/octet-stream")).Ok();
        var content = stored.GetProperty("content").GetString();
        var address = $"/api/batches/{on.Batch}/attachments/{content}";
        // Until the record names it nobody gets it.
        Assert.Equal(HttpStatusCode.NotFound, (await on.Tablet.GetAsync(address)).Status);
        (await on.RecordAsync("photo", new { file = new { content, contentType = "image/png", name = "mixture.png" } })).Ok();
        Assert.Equal("image/png", (await on.Tablet.GetAsync(address)).Message.Content.Headers.ContentType?.MediaType);
    }

    private static async Task TableAsync(EveryKind on)
    {
        on.Refused("rows-too-few", await on.RecordAsync("checks", new { value = "done" }));
        on.Refused("part-missing", await on.DoAsync("record-row", "checks", new { cells = new { mass = "10.0" } }));
        on.Refused("too-many-decimals", await on.DoAsync("record-row", "checks", new { cells = new { mass = "10.05", look = "smooth" } }));
        on.Refused("justification-missing", await on.DoAsync("record-row", "checks", new { cells = new { mass = "11.0", look = "smooth" } }));
        (await on.DoAsync("record-row", "checks", new { cells = new { mass = "10.0", look = "smooth" } })).Ok();
        (await on.DoAsync("record-row", "checks", new { cells = new { mass = "11.0", look = "rough" }, justification = "The nozzle was blocked." })).Ok();
        (await on.SignAsync("checks", new { value = "done" })).Ok();
        on.Refused("step-already-done", await on.DoAsync("record-row", "checks", new { cells = new { mass = "10.0", look = "smooth" } }));
        // A row was out of its limits: quality decides before anything after the check goes on (C-110).
        on.Refused("material-on-hold", await on.RecordAsync("mean", new { }));
        (await on.Plant.Qa.SignAsync($"/api/batches/{on.Batch}/actions/decide-material", new { hold = $"{on.Batch}-M1", decision = "use", reason = "Sorted out by hand." }, "dung")).Ok();
        (await on.RecordAsync("mean", new { value = "999" })).Ok();
        Assert.Equal("10.50", Value(await on.ViewAsync(), "mean"));
    }

    private static async Task AnswersAsync(EveryKind on)
    {
        (await on.RecordAsync("sample", new { value = "done" })).Ok();
        Assert.Equal($"{on.Batch}-S1", Value(await on.ViewAsync(), "sample"));
        on.Refused("unit-differs", await on.RecordAsync("assay", new { value = "99.5", unit = "mg" }));
        (await on.RecordAsync("assay", new { value = "99.5", unit = "%" })).Ok();
        on.Refused("value-not-readable", await on.RecordAsync("seen", new { value = "  " }));
        (await on.RecordAsync("seen", new { value = "Nothing unusual." })).Ok();
        on.Refused("value-not-readable", await on.RecordAsync("colour", new { value = "blue" }));
        (await on.RecordAsync("colour", new { value = "clear" })).Ok();
        on.Refused("value-not-readable", await on.RecordAsync("closed", new { value = "maybe" }));
        (await on.RecordAsync("closed", new { value = "yes" })).Ok();
        on.Refused("value-not-readable", await on.RecordAsync("when", new { value = "just now" }));
        (await on.RecordAsync("when", new { value = "2026-11-22T15:00+07:00" })).Ok();
        on.Refused("unit-differs", await on.RecordAsync("ph", new { value = "5.1", unit = "kg" }));
        (await on.RecordAsync("ph", new { value = "5.1", unit = "pH" })).Ok();
    }

    private static async Task FinishAsync(EveryKind on)
    {
        on.Refused("unit-differs", await on.SignAsync("out", new { value = "9.90", unit = "L" }));
        (await on.SignAsync("out", new { value = "9.90", unit = "kg" })).Ok();
        await on.VerifyAsync("out");
        (await on.RecordAsync("balance", new { })).Ok();
        Assert.Equal("99.0", Value(await on.ViewAsync(), "balance"));
        on.Refused("part-missing", await on.SignAsync("cartons", new { parts = new { issued = "100", used = "99" } }));
        on.Refused("justification-missing", await on.SignAsync("cartons", new { parts = Cartons("95") }));
        (await on.SignAsync("cartons", new { parts = Cartons("97") })).Ok();
        await on.VerifyAsync("cartons");
        (await on.SignBlockAsync("release", 0, "lan")).Ok();
        on.Refused("signed-in-block", await on.SignBlockAsync("release", 1, "lan"));
        on.Refused("signer-not-allowed", await on.SignBlockAsync("release", 2, "minh"));
        (await on.SignBlockAsync("release", 1, "minh")).Ok();
        on.Refused("step-already-signed", await on.SignBlockAsync("release", 1, "dung"));
        (await on.SignBlockAsync("release", 2, "dung")).Ok();
        // Cleaned by a step, and clean in the plant's own register; what the batch had is to be cleaned.
        var equipment = (await on.Tablet.ReadAsync("/api/equipment")).GetProperty("items").EnumerateArray()
            .ToDictionary(one => one.GetProperty("id").GetString()!, one => one.GetProperty("condition").GetString());
        Assert.Equal(("clean", "to-be-cleaned"), (equipment["LINE-1"], equipment["VESSEL-1"]));
    }

    /// <summary>After the end: a reconciliation and a cell get their right values, and what follows from them follows.</summary>
    private static async Task CorrectAsync(EveryKind on)
    {
        on.Refused("reason-missing", await on.DoAsync("correct-cell", "checks", new { row = 1, column = "mass", value = "10.2", reason = " " }));
        (await on.DoAsync("correct-cell", "checks", new { row = 1, column = "mass", value = "10.2", reason = "Misread." })).Ok();
        Assert.Equal("10.60", Value(await on.ViewAsync(), "mean"));
        (await on.DoAsync("correct", "cartons", new { value = "", parts = Cartons("98"), reason = "Counted again." })).Ok();
        on.Refused("container-not-corrected", await on.DoAsync("correct", "weigh", new { value = "9.90", reason = "Misread." }));
        var view = await on.ViewAsync();
        Assert.Equal(("0", "99.0"), (Value(view, "cartons"), Value(view, "balance")));
        on.Refused("value-unknown", await on.DoAsync("correct", "clean", new { value = "VESSEL-1", reason = "Wrong label." }));
        Assert.Equal("sign-again", EveryKind.StepOf(view, "cartons").GetProperty("state").GetString());
    }

    /// <summary>What the display shows: at first of the empty container, then with what was weighed into it.</summary>
    private static object Weight(string kilograms) =>
        new { lot = "L-SUCROSE", balance = "BAL-1", source = "scanned", value = kilograms, gross = kilograms, unit = "kg" };

    private static object Cartons(string used) => new { issued = "100", used, returned = "1", destroyed = "1", sampled = "0" };

    private static string? Value(JsonElement view, string step) => EveryKind.StepOf(view, step).GetProperty("value").GetProperty("value").GetString();
}
