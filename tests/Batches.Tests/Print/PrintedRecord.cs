using System.Text.Json;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.Recipes;
using Theriac.Storage;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>One batch with corrections, a table, a sample with its result, a charge and signatures, in every form that leaves the house.</summary>
public sealed class PrintedRecord : IAsyncLifetime
{
    private BatchInstance? _plant;

    internal BatchInstance Plant => _plant!;

    internal string Batch { get; private set; } = "";

    internal byte[] Pdf { get; private set; } = [];

    internal byte[] Json { get; private set; } = [];

    internal byte[] Xml { get; private set; } = [];

    internal byte[] Key { get; private set; } = [];

    internal byte[] Of(string kind) => kind switch { "pdf" => Pdf, "json" => Json, _ => Xml };

    internal JsonElement Copy => JsonDocument.Parse(Json).RootElement;

    public async ValueTask InitializeAsync()
    {
        _plant = await BatchInstance.StartAsync(Engine.Sqlite);
        Batch = await FilledAsync(_plant);
        await _plant.Get<ISealer>().SealNowAsync();
        Key = (await _plant.Get<ITreeProofs>().PublicKeyAsync())!;
        var export = _plant.Get<ExportRecord>();
        Pdf = BatchInstance.Ok(await export.PrintAsync(_plant.An, Batch, "zh", default));
        Json = BatchInstance.Ok(await export.JsonAsync(_plant.An, Batch, "en", default));
        Xml = BatchInstance.Ok(await export.XmlAsync(_plant.An, Batch, "vi", default));
    }

    public async ValueTask DisposeAsync()
    {
        if (_plant is not null)
            await _plant.DisposeAsync();
    }

    private static async Task<string> FilledAsync(BatchInstance plant)
    {
        await plant.LotAsync("S-100");
        var table = new Instruction
        {
            Id = "w",
            Kind = InstructionKind.Table,
            Title = "Weights",
            Columns = [new TableColumn { Id = "w", Title = "Weight", Unit = Unit.Milligram, Decimals = 0 }, new TableColumn { Id = "note", Title = "Note" }],
        };
        var sample = new Instruction
        {
            Id = "s",
            Kind = InstructionKind.Sample,
            Title = "Take the sample",
            Columns = [new TableColumn { Id = "assay", Title = "Assay", Unit = Unit.Percent, Decimals = 1, Limits = new Limits { Low = 95.0m, High = 105.0m } }],
        };
        var batch = await plant.BatchAsync(Make.Recipe(
            Make.Phase("p1", Make.Number("t1") with { Verification = true }, table, sample, Make.Charge("c1"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t1", "41.5"));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("t1", "41.6", "Read <again> & \"right\" 😀"))));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "t1"));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "t1", "binh"));
        foreach (var note in new[] { "ok", "Bụi" })
        {
            BatchInstance.Ok(await plant.Work.DoAsync(plant.An, batch, "record-row", scene => TableReader.Record(
                scene, new RecordRowCommand("w", new Dictionary<string, string> { ["w"] = "100", ["note"] = note }))));
        }

        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "correct-cell", scene => TableReader.Correct(scene, new CorrectCellCommand("w", 1, "w", "101", "misread"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "w", "done"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "w"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "s"));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.People["qc"], batch, "record-lab-result", scene => Laboratory.Record(scene, new LabResultCommand("s", "assay", "99.2"))));
        BatchInstance.Ok(await plant.ChargeAsync(plant.An, batch, "c1", "S-100", "10.00"));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "comment", scene => CommentDecision.Decide(scene, new CommentCommand("温度计已校准 ﷽", "t1"))));
        return batch;
    }
}
