using Theriac.Kernel;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Batches.Tests;

/// <summary>The board as it is looked at, over real tables on both engines.</summary>
public sealed class BoardTests
{
    [Theory, OnBothEngines]
    public async Task First_comes_what_needs_someone_and_no_reader_folds_what_did_not_change(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Operation("heat", Make.Phase("p1", Make.Number("t") with { Verification = true })));
        var running = await plant.BatchAsync(recipe, "B-RUN");
        var second = await plant.BatchAsync(recipe, "B-SECOND");
        var held = await plant.BatchAsync(recipe, "B-HELD");
        var idle = (await plant.IssueAsync(new IssueOrderCommand("HN", recipe.Id, BatchId: "B-IDLE"))).Batch;
        BatchInstance.Ok(await plant.SignStepAsync(plant.An, second, "t", "41.0"));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.People["sup"], held, "hold", scene => ChangeStateDecision.Hold(scene, new ReasonCommand("A leak"))));

        var board = plant.Get<Board>();
        var page = await board.ShowAsync(new ShowBoard(), default);
        Assert.Equal([held, second, running, idle], page.Items.Select(row => row.Id));
        Assert.Equal((4, null), (page.Total, page.Next));

        // Nothing changed: nothing is folded. One batch changed: that one alone.
        var standings = plant.Get<Standings>();
        Assert.Equal(0, await standings.RefreshAsync(default));
        BatchInstance.Ok(await plant.VerifyAsync(plant.An, second, "t", "binh"));
        Assert.Equal(1, await standings.RefreshAsync(default));

        Assert.Equal([held], await ShownAsync(board, new ShowBoard(State: "held")));
        Assert.Equal([second], await ShownAsync(board, new ShowBoard(State: "waiting-for-review")));
        Assert.Equal([held, idle], await ShownAsync(board, new ShowBoard(Who: "supervisor")));
        Assert.Equal([running], await ShownAsync(board, new ShowBoard(Text: "b-run")));
        Assert.Empty(await ShownAsync(board, new ShowBoard(Site: "SG")));
        Assert.Empty(await ShownAsync(board, new ShowBoard(Open: "yes")));

        var grouped = await board.ShowAsync(new ShowBoard(Group: "who"), default);
        Assert.Equal(
            [("supervisor", 2), ("qa-reviewer", 1), ("operator", 1)], grouped.Groups.Select(group => (group.Key, group.Count)));
        Assert.Equal(["supervisor", "supervisor", "qa-reviewer", "operator"], grouped.Items.Select(row => row.Group));

        var choices = await board.ChoicesAsync("hn", default);
        Assert.Equal([("held", 1), ("idle", 1), ("running", 1), ("waiting-for-review", 1)], choices.States.Select(one => (one.Value, one.Count)));
        Assert.Equal(("Demo syrup", 4), (Assert.Single(choices.Products).Value, choices.Products[0].Count));
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task Figures_are_counted_over_the_batches_of_the_period_by_site_and_product(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var recipe = Make.Recipe(Make.Operation("heat", Make.Phase("p1", Make.Number("t"), Make.Do("a"))));
        plant.Recipes.Approve(recipe);
        var today = plant.Instance.Get<TimeProvider>().GetUtcNow();
        foreach (var (id, end) in new[] { ("B-GOOD", today.AddHours(9)), ("B-BAD", today.AddDays(-1)) })
        {
            await plant.IssueAsync(new IssueOrderCommand("HN", recipe.Id, BatchId: id, PlannedEnd: end));
            BatchInstance.Ok(await plant.Work.DoAsync(plant.People["sup"], id, "start", StartBatchDecision.Decide));
        }

        BatchInstance.Ok(await plant.RecordAsync(plant.An, "B-GOOD", "t", "42.0"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, "B-GOOD", "a"));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, "B-BAD", "t", "42.0"));
        BatchInstance.Ok(await plant.Work.DoAsync(
            plant.An, "B-BAD", "correct", scene => CorrectDecision.Decide(scene, new CorrectCommand("t", "43.0", "Read wrongly"))));
        BatchInstance.Ok(await plant.RecordAsync(plant.An, "B-BAD", "a"));

        var figures = plant.Get<ReadFigures>();
        var view = await figures.ListAsync(new FigureQuery(By: "site-product"), default);
        var total = view.Total.Figures.ToDictionary(one => one.Kind, one => (one.Value, one.Of));
        Assert.Equal((50.0m, 2), total[FigureKind.RightFirstTime]);
        Assert.Equal((50.0m, 2), total[FigureKind.OnTime]);
        Assert.Equal(2, total[FigureKind.CycleTime].Of);
        Assert.False(total.ContainsKey(FigureKind.LeadTime));
        var group = Assert.Single(view.Groups);
        Assert.Equal(("HN", "P-1", "Demo syrup"), (group.Site, group.Product, group.ProductName));

        var behind = BatchInstance.Ok(await figures.BehindAsync("right-first-time", new FigureQuery(Site: "hn", Product: "P-1"), default));
        Assert.Equal([("B-BAD", 0m, 1), ("B-GOOD", 100m, 0)], behind.Items.Select(one => (one.Id, one.Value, one.Corrections)));
        Assert.Empty(BatchInstance.Ok(await figures.BehindAsync("cycle-time", new FigureQuery(To: "2020-01-01", From: "2019-01-01"), default)).Items);
        Assert.Equal("figure-unknown", (await figures.BehindAsync("luck", new FigureQuery(), default)).Refusal.Code);
        await RebuildEquality.AssertAsync(plant.Instance);
    }

    [Theory, OnBothEngines]
    public async Task A_view_is_ones_own_until_it_is_shared_and_opens_the_board_of_who_chose_it(Engine engine)
    {
        await using var plant = await BatchInstance.StartAsync(engine);
        var views = plant.Get<BoardViews>();
        var (an, sup) = (plant.An, plant.People["sup"]);
        var own = BatchInstance.Ok(await views.SaveAsync(an, new SaveBoardView(" Mine ", "?state=held"), default));
        var shared = BatchInstance.Ok(await views.SaveAsync(an, new SaveBoardView("Line 1", "?group=who", Shared: true), default));
        Assert.Equal(("Mine", true, false), (own.Name, own.Mine, own.IsDefault));
        Assert.Equal("board-view-name-taken", (await views.SaveAsync(an, new SaveBoardView("mine", "?x=1"), default)).Refusal.Code);
        Assert.False((await views.SaveAsync(an, new SaveBoardView("Evil", "https://elsewhere"), default)).IsOk);

        var seen = Assert.Single((await views.ListAsync(sup, default)).Items);
        Assert.Equal((shared.Id, "An Tester", false), (seen.Id, seen.Owner, seen.Mine));
        Assert.Equal("board-view-unknown", (await views.ChooseAsync(sup, own.Id, default)).Refusal.Code);
        Assert.True(Assert.Single(BatchInstance.Ok(await views.ChooseAsync(sup, shared.Id, default)).Items).IsDefault);
        Assert.Equal("board-view-not-yours", (await views.RemoveAsync(sup, shared.Id, default)).Refusal.Code);
        BatchInstance.Ok(await views.RemoveAsync(an, shared.Id, default));
        Assert.Empty((await views.ListAsync(sup, default)).Items);
        Assert.Equal("Mine", Assert.Single((await views.ListAsync(an, default)).Items).Name);
    }

    private static async Task<IEnumerable<string>> ShownAsync(Board board, ShowBoard query) =>
        (await board.ShowAsync(query, default)).Items.Select(row => row.Id);
}
