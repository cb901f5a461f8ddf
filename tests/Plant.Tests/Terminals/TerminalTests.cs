using Microsoft.AspNetCore.Http;
using Theriac.People;
using Theriac.Plant.Terminals;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Plant.Tests.Terminals;

public sealed class TerminalTests
{
    [Theory, OnBothEngines, Trait("Requirement", "P11-10h")]
    public async Task A_device_becomes_a_terminal_by_a_code_and_stops_at_once_when_revoked(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var keep = plant.Get<KeepTerminals>();
        var offer = await OfferAsync(plant);
        Assert.Null(await SeenAsAsync(plant, offer.Code));

        var enrolled = PlantInstance.Ok(await keep.EnrolAsync(" " + offer.Code.ToLowerInvariant().Replace('-', ' '), default));

        var terminal = new TerminalInfo("T-1", "Weighing 1", "HN", "HN-WEIGH");
        Assert.Equal(terminal, enrolled.Terminal);
        Assert.Equal(terminal, await SeenAsAsync(plant, enrolled.Cookie));
        Assert.Null(await SeenAsAsync(plant, enrolled.Cookie + "0"));
        PlantInstance.Ok(await keep.RevokeAsync("T-1", new RevokeInput("Tablet was lost"), PlantInstance.Admin, default));
        Assert.Null(await SeenAsAsync(plant, enrolled.Cookie));
        Assert.Equal(
            ["terminal-offered.v1", "terminal-enrolled.v1", "terminal-revoked.v1"],
            (await plant.Instance.Ledger.ReadStreamAsync("terminal/T-1")).Select(entry => entry.Type));
    }

    [Theory, OnBothEngines, Trait("Requirement", "P11-10h")]
    public async Task A_code_works_once_and_for_a_quarter_of_an_hour(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var keep = plant.Get<KeepTerminals>();
        var late = await OfferAsync(plant);
        plant.Instance.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal("enrolment-code-wrong", (await keep.EnrolAsync(late.Code, default)).Refusal.Code);

        var offer = await OfferAsync(plant);
        Assert.Equal("enrolment-code-wrong", (await keep.EnrolAsync(late.Code, default)).Refusal.Code);
        var both = await Task.WhenAll(keep.EnrolAsync(offer.Code, default), keep.EnrolAsync(offer.Code, default));

        Assert.Single(both, outcome => outcome.IsOk);
        Assert.Equal("enrolment-code-wrong", both.Single(outcome => !outcome.IsOk).Refusal.Code);
        Assert.Equal("enrolment-code-wrong", (await keep.EnrolAsync(null, default)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    public async Task No_secret_of_a_terminal_is_stored_readably(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var offer = await OfferAsync(plant);
        var enrolled = PlantInstance.Ok(await plant.Get<KeepTerminals>().EnrolAsync(offer.Code, default));
        var entries = await plant.Instance.Ledger.ReadAsync(1, 1_000);
        Assert.All(entries, entry =>
        {
            var text = System.Text.Encoding.UTF8.GetString(entry.Payload.Span);
            Assert.DoesNotContain(offer.Code, text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(enrolled.Cookie, text, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, OnBothEngines]
    public async Task A_revoked_terminal_does_not_come_back_and_an_id_stays_in_its_area(Engine engine)
    {
        await using var plant = await PlantInstance.StartAsync(engine);
        var keep = plant.Get<KeepTerminals>();
        await OfferAsync(plant);
        PlantInstance.Ok(await keep.RevokeAsync("t-1", new RevokeInput("Broken"), PlantInstance.Admin, default));
        Assert.Equal("terminal-id-taken", (await keep.OfferAsync(new OfferInput("T-1", "Again", "HN-WEIGH"), PlantInstance.Admin, default)).Refusal.Code);
        Assert.Equal("terminal-already-revoked", (await keep.RevokeAsync("T-1", new RevokeInput("Broken"), PlantInstance.Admin, default)).Refusal.Code);
        Assert.Equal("terminal-unknown", (await keep.RevokeAsync("T-2", new RevokeInput("Broken"), PlantInstance.Admin, default)).Refusal.Code);
    }

    [Fact, Trait("Requirement", "P11-10h")]
    public void The_floor_is_worked_from_a_terminal_of_the_site_only()
    {
        var terminal = new TerminalInfo("T-1", "Weighing 1", "HN", "HN-WEIGH");
        Assert.Equal("terminal-not-enrolled", TerminalGate.Fault(null, "HN")?.Code);
        Assert.Equal("terminal-at-other-site", TerminalGate.Fault(terminal, "BN")?.Code);
        Assert.Null(TerminalGate.Fault(terminal, "HN"));
    }

    private static async Task<Offer> OfferAsync(PlantInstance plant) =>
        PlantInstance.Ok(await plant.Get<KeepTerminals>().OfferAsync(
            new OfferInput("T-1", "Weighing 1", "HN-WEIGH"), PlantInstance.Admin, default));

    /// <summary>The terminal that a request with this cookie comes from.</summary>
    private static async Task<TerminalInfo?> SeenAsAsync(PlantInstance plant, string cookie)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = $"{TerminalSecret.Cookie}={cookie}";
        var middleware = new TerminalMiddleware(_ => Task.CompletedTask, plant.Instance.Database, plant.Instance.Clock);
        await middleware.InvokeAsync(context);
        return context.Features.Get<TerminalInfo>();
    }
}
