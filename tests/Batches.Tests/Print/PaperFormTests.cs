using Theriac.Batches.Print;
using Theriac.People;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The form as it comes out of the printer, by number of the site's register.</summary>
public sealed class PaperFormTests
{
    [Theory, OnBothEngines]
    [Trait("Requirement", "A11D-13c")]
    [Trait("Requirement", "DI-blank")]
    public async Task A_form_bears_number_hash_limits_and_blanks_in_three_languages_and_is_printed_once(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t1"), Make.Charge("c1"), Make.Number("t2"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t1", "41.5"));
        var print = plant.Get<PrintPaperForm>();
        var hash = RecordData.HashOf(await plant.Instance.Ledger.ReadStreamAsync($"batch/{batch}"));
        var supervisor = plant.People["sup"];
        var year = TimeProvider.System.GetUtcNow().Year;
        foreach (var (language, at) in new[] { "en", "vi", "zh" }.Select((one, i) => (one, i + 1)))
        {
            BatchInstance.Ok(await plant.Work.DoAsync(
                supervisor, batch, "issue-paper-form",
                scene => PaperForms.Issue(scene, new IssuePaperFormCommand("Typhoon", language, CopyOf: at == 1 ? null : $"HN-P-{year}-0001")), new Needs { Paper = true }));
            var form = $"HN-P-{year}-000{at}";
            var text = await RecordTests.TextAsync(BatchInstance.Ok(await print.PrintAsync(supervisor, batch, form, default)));
            Assert.Contains(form, text);
            Assert.Contains(hash, text);
            Assert.Contains("38.0–45.0 °C", text);
            Assert.Contains("Typhoon", text);
            Assert.Contains(Words.PaperDone.In(language), text);
            Assert.Contains("____", text);
            Assert.DoesNotContain("41.5", text);
        }

        Assert.Equal("paper-form-printed", (await print.PrintAsync(plant.People["qa"], batch, $"HN-P-{year}-0001", default)).Refusal.Code);
        var compared = BatchInstance.Ok(await print.CompareAsync(plant.An, batch, hash[..16], default));
        Assert.Equal(PrintStanding.Earlier, compared.State);
        Assert.Equal(PrintStanding.Current, BatchInstance.Ok(await print.CompareAsync(plant.An, batch, compared.Hash, default)).State);
        Assert.Equal(PrintStanding.Differs, BatchInstance.Ok(await print.CompareAsync(plant.An, batch, new string('0', 64), default)).State);
        var record = await RecordTests.TextAsync(BatchInstance.Ok(await plant.Get<ExportRecord>().PrintAsync(plant.An, batch, "en", default)));
        Assert.Contains($"HN-P-{year}-0003", record);
    }
}
