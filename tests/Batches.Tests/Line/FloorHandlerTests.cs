using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class FloorHandlerTests
{
    private static MasterRecipe Wide(int branches) => Make.Rooted(Make.Procedure(
        [.. Enumerable.Range(0, branches).Select(i => Make.Operation($"o{i}", Make.Phase($"p{i}", Make.Number($"t{i}"), Make.Do($"d{i}"))))]) with
    {
        Logic = new ProcedureLogic
        {
            Steps =
            [
                new LogicStep { Id = "begin", Kind = LogicStepKind.Begin }, new LogicStep { Id = "end", Kind = LogicStepKind.End },
                .. Enumerable.Range(0, branches).Select(i => new LogicStep { Id = $"s{i}", Kind = LogicStepKind.Element, Element = $"o{i}" }),
            ],
            Bars =
            [
                new BranchBar { Id = "fork", Kind = BranchBarKind.ParallelDivergent },
                new BranchBar { Id = "join", Kind = BranchBarKind.ParallelConvergent },
            ],
            Links =
            [
                Make.Link("begin", "fork"), Make.Link("join", "end"),
                .. Enumerable.Range(0, branches).SelectMany(i => new[] { Make.Link("fork", $"s{i}"), Make.Link($"s{i}", "join") }),
            ],
        },
    });

    [Theory, OnBothEngines]
    public async Task Many_people_on_parallel_branches_at_once_lose_nothing(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Wide(8));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async i =>
        {
            var who = i % 2 == 0 ? plant.An : plant.People["lan"];
            BatchInstance.Ok(await plant.RecordAsync(who, batch, $"t{i}", $"41.{i}"));
            BatchInstance.Ok(await plant.RecordAsync(who, batch, $"d{i}"));
        }));

        var state = await plant.StateAsync(batch);
        Assert.Equal(Lifecycle.Complete, state.Lifecycle);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => $"41.{i}"), Enumerable.Range(0, 8).Select(i => state.Steps[$"t{i}"].Value!.Value));
        Assert.Empty(state.Attempts);
    }

    [Theory, OnBothEngines]
    public async Task Of_two_on_one_step_the_second_hears_of_the_first_and_both_are_on_record(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Critical = true })));
        var both = await Task.WhenAll(
            plant.RecordAsync(plant.An, batch, "t", "41.1"), plant.RecordAsync(plant.People["lan"], batch, "t", "41.2"));
        Assert.Single(both, one => one.IsOk);
        Assert.Equal("step-already-recorded", both.Single(one => !one.IsOk).Refusal.Code);
        Assert.Single((await plant.StateAsync(batch)).Attempts, attempt => attempt.Code == "step-already-recorded");
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "P11-70")]
    [Trait("Requirement", "A11D-13b")]
    public async Task A_signature_is_void_once_its_document_is_not_stored_as_it_was_signed(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Critical = true })));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t", "41.1"));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "t"));
        Assert.Equal(SignatureStanding.Valid, Assert.Single(await SignaturesAsync(plant, batch)).State);

        var hash = (await SignaturesAsync(plant, batch))[0].DocumentHash;
        await using (var tamper = await Tamper.OpenAsync(plant.Instance))
            await tamper.RunAsync("update ledger_content set bytes = @bytes where hash = @hash", ("bytes", "{}"u8.ToArray()), ("hash", Convert.FromHexString(hash)));
        Assert.Equal(SignatureStanding.Void, Assert.Single(await SignaturesAsync(plant, batch)).State);
    }

    private static async Task<IReadOnlyList<SignatureView>> SignaturesAsync(BatchInstance plant, string batch) =>
        BatchViews.Of(BatchInstance.Ok(await plant.Work.ShowAsync(plant.An, batch, default)), "en").Work[0].Steps[0].Signatures;

    [Theory, OnBothEngines]
    public async Task Two_batches_cannot_take_the_same_kilograms(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("S-1", kilograms: 15m);
        var recipe = Make.Recipe(Make.Phase("p1", Make.Charge("c")));
        var batches = new[] { await plant.BatchAsync(recipe), await plant.BatchAsync(recipe) };
        Assert.Equal(["B2611-001", "B2611-002"], batches);
        var both = await Task.WhenAll(batches.Select(batch => plant.ChargeAsync(plant.An, batch, "c", "S-1", "10.00")));
        Assert.Single(both, one => one.IsOk);
        // The second order got only five of its ten kilograms: what it would take beyond them is gone or promised.
        Assert.Contains(both.Single(one => !one.IsOk).Refusal.Code, (string[])["lot-quantity-not-enough", "lot-promised-to-others"]);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "C-101c")]
    public async Task A_refused_lot_is_an_entry_with_what_was_expected_and_scanned(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        await plant.LotAsync("S-1", release: false);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Charge("c"))));
        var refused = await plant.ChargeAsync(plant.An, batch, "c", "S-1", "10.00");
        Assert.Equal("lot-not-released", refused.Refusal.Code);
        Assert.Equal("attempt-refused.v1", (await plant.TypesAsync($"batch/{batch}"))[^1]);
        var attempt = Assert.Single((await plant.StateAsync(batch)).Attempts);
        Assert.Equal(("charge-in", "an", "S-1"), (attempt.Command, attempt.Stamp.Actor, attempt.Facts["scanned"]));
    }

    [Fact]
    [Trait("Requirement", "P11-10g")]
    [Trait("Requirement", "P11-200a2")]
    public async Task Who_may_perform_may_not_verify_and_who_signs_is_the_actor()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Verification = true })));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "t", "41.0"));
        Assert.Equal("verifier-performed", (await plant.VerifyAsync(plant.An, batch, "t", "an")).Refusal.Code);
        Assert.Equal("signer-not-allowed", (await plant.VerifyAsync(plant.An, batch, "t", "lan")).Refusal.Code);
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "t", "binh"));
        var verified = (await plant.Instance.Ledger.ReadStreamAsync($"batch/{batch}")).Single(entry => entry.Type == "step-verified.v1");
        Assert.Equal(("binh", "T1"), (verified.Actor, verified.Terminal));
        Assert.Equal(2, (await plant.StateAsync(batch)).Attempts.Count);
    }

    [Fact]
    [Trait("Requirement", "P11-70")]
    public async Task A_document_that_changed_since_it_was_shown_is_not_signed()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Critical = true })));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t", "41.0"));
        var prepared = BatchInstance.Ok(await plant.Work.PrepareAsync(
            plant.An, batch, SignedActions.SignStep(new SignStepCommand("t")), default));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, batch, "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("t", "41.5", "Misread"))));
        var input = BatchInstance.Sign(prepared.Hash, prepared.Document, "an");
        var outcome = await plant.Work.SignAsync(plant.An, batch, SignedActions.SignStep(new SignStepCommand("t") { Signature = input }), default);
        Assert.Equal("document-changed", outcome.Refusal.Code);
    }

    [Theory]
    [InlineData("en", "Performed: I did this step and the entries are what I saw.")]
    [InlineData("vi", "Đã thực hiện: tôi đã làm bước này và các mục ghi đúng như tôi thấy.")]
    [InlineData("zh", "执行：我完成了此步骤，记录内容与我所见一致。")]
    [Trait("Requirement", "P11-50a")]
    public async Task The_document_shows_all_that_is_signed_in_the_readers_language(string language, string statement)
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t") with { Critical = true })));
        var prepared = BatchInstance.Ok(await plant.Work.PrepareAsync(
            plant.An, batch, SignedActions.SignStep(new SignStepCommand("t", "46.0", Justification: "Valve stuck") { Language = language }), default));
        Assert.Equal(statement, prepared.Document.Statement);
        var text = string.Join("\n", prepared.Document.Lines.Select(line => line.Value));
        foreach (var shown in new[] { batch, "46.0 °C", "38.0–45.0 °C", "Valve stuck", (await plant.StateAsync(batch)).Order!.Recipe.Hash })
            Assert.Contains(shown, text);
        Assert.Empty((await plant.StateAsync(batch)).Steps);
    }

    [Fact]
    [Trait("Requirement", "C-188a")]
    public async Task A_batch_is_made_from_an_approved_recipe_that_matches_its_hash_only()
    {
        await using var plant = await BatchInstance.StartAsync(Engine.Sqlite);
        var recipe = Make.Recipe(Make.Phase("p1", Make.Do("a")));
        Task<Outcome<PreparedOrder>> Order(string version = "1") => plant.Get<IssueOrder>().PrepareAsync(
            plant.People["plan"], new IssueOrderCommand("HN", "R-1", version, ShortageReason: "A delivery is on its way."), default);
        Assert.Equal("recipe-not-approved", (await Order()).Refusal.Code);
        plant.Recipes.Approve(recipe, RecipeState.Superseded);
        Assert.Equal("recipe-not-approved", (await Order()).Refusal.Code);
        plant.Recipes.Approve(recipe, hash: new string('0', 64));
        Assert.Equal("recipe-hash-differs", (await Order()).Refusal.Code);
        plant.Recipes.Approve(recipe);
        Assert.True((await Order()).IsOk);
        Assert.Equal("role-missing", (await plant.Get<IssueOrder>().PrepareAsync(
            plant.An, new IssueOrderCommand("HN", "R-1"), default)).Refusal.Code);
        Assert.Equal("batch-size-out-of-range", (await plant.Get<IssueOrder>().PrepareAsync(
            plant.People["plan"], new IssueOrderCommand("HN", "R-1", Planned: Make.Of(201m, "kg")), default)).Refusal.Code);
    }

    [Theory, OnBothEngines]
    [Trait("Requirement", "U8")]
    public async Task A_draft_stays_with_its_owner_and_others_see_only_that_there_is_one(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Phase("p1", Make.Number("t"))));
        var drafts = plant.Get<DraftStore>();
        BatchInstance.Ok(await drafts.PutAsync(plant.An, batch, "t", "value", "41", default));
        BatchInstance.Ok(await drafts.PutAsync(plant.An, batch, "t", "value", "41.6", default));
        BatchInstance.Ok(await drafts.PutAsync(plant.People["lan"], batch, "t", "value", "40", default));
        Assert.Equal("41.6", Assert.Single((await drafts.ListAsync(plant.An, batch, default)).Mine).Value);
        Assert.Equal("Lan Tester", Assert.Single((await drafts.ListAsync(plant.An, batch, default)).Others).Person);
        BatchInstance.Ok(await plant.RecordAsync(plant.An, batch, "t", "41.6"));
        Assert.Empty((await drafts.ListAsync(plant.An, batch, default)).Mine);
        Assert.Equal("40", Assert.Single((await drafts.ListAsync(plant.People["lan"], batch, default)).Mine).Value);
    }

    [Theory, OnBothEngines]
    public async Task The_board_says_what_each_batch_waits_for(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var batch = await plant.BatchAsync(Make.Recipe(Make.Operation("heat", Make.Phase("p1", Make.Number("t") with { Verification = true }))));
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, batch, "t", "46.0", "Valve"));
        var board = plant.Get<Board>();
        var row = Assert.Single((await board.ListAsync(new BoardQuery(Site: "hn", State: "running", Text: "syrup"), default)).Items);
        var wait = Assert.Single(row.WaitsFor);
        Assert.Equal(("verified", "1.1", "An Tester"), (wait.Kind, wait.Number, wait.Who));
        Assert.Equal(1, row.OpenExceptions.Minor);
        Assert.Equal((batch, row.ChangedAt), ((await board.OpenAsync("hn", default)).Items is [var open] ? (open.Id, open.ChangedAt) : default));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, batch, "t", "binh"));
        row = Assert.Single((await board.ListAsync(new BoardQuery(Disposition: "waiting-for-review"), default)).Items);
        Assert.Equal((1, 1), (row.Progress[0].Done, row.Progress[0].Total));
        Assert.Empty((await board.ListAsync(new BoardQuery(Site: "SG"), default)).Items);
        Assert.Empty((await board.OpenAsync("HN", default)).Items); // No tablet keeps what is over.
        Assert.Equal($"{batch}-E1", Assert.Single((await plant.Get<ListExceptions>().ListAsync(new ExceptionQuery(Open: true), "en", default)).Items).Id);
    }
}
