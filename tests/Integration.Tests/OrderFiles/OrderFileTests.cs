using Theriac.Kernel;
using Theriac.Storage;
using Xunit;

namespace Theriac.Integration.Tests;

public sealed class OrderFileTests
{
    private const string Head = "order;site;recipe;quantity;unit;start;priority\r\n";

    [Theory]
    [InlineData("", "it is empty.")]
    [InlineData("order,site,colour\n1,HN,red\n", "column colour is unknown.")]
    [InlineData("order,order,site\n1,1,HN\n", "a column stands twice.")]
    [InlineData("order,recipe\n1,R\n", "it needs the columns order and site.")]
    [InlineData("order,site\n", "it has no orders.")]
    [InlineData("order,site\n1\n", "line 2.")]
    [InlineData("order,site\n1,\"HN\n", "line 2.")]
    [InlineData("order,site\n1,H\"N\n", "line 2.")]
    public void A_file_that_is_no_table_of_orders_is_refused_as_a_whole(string text, string detail) =>
        Assert.Equal(detail, OrderFile.Read(text).Refusal.Facts["detail"]);

    [Fact]
    public void Quotes_delimiters_and_line_ends_within_them_are_read_as_they_stand()
    {
        var lines = OrderFile.Read("\uFEFForder,site,recipe,description\n1,HN,R,\"a \"\"b\"\",\nc\"\n\n2,HN,R,\n").Value;

        Assert.Equal([("1", "a \"b\",\nc", 2), ("2", null, 5)], lines.Select(line => (line.Order.Id, line.Order.Description, line.Line)));
    }

    [Theory, Testing.OnBothEngines]
    public async Task A_file_is_looked_at_line_by_line_and_taken_whole_or_not_at_all(Engine engine)
    {
        await using var exchange = await Exchange.StartAsync(engine);
        var files = exchange.Get<TakeOrderFile>();
        var wrong = new OrderFileInput("week48.csv", Head + "1;HN;SYRUP;100;kg;2026-11-25T06:00:00+07:00;1\r\n2;XX;SYRUP;5;kg;;\r\n3;HN;SYRUP;five;kg;25.11.;\r\n");

        var preview = Exchange.Ok(await files.PreviewAsync(Exchange.Planner, wrong, default));

        Assert.False(preview.Ok);
        Assert.Equal(
            [(2, ""), (3, "site"), (4, "quantity,start")], preview.Rows.Select(row => (row.Line, string.Join(",", row.Errors.Select(error => error.Field)))));
        Assert.Equal("input-not-accepted", (await files.TakeAsync(Exchange.Planner, wrong with { Hash = preview.Hash }, default)).Refusal.Code);
        Assert.Empty(await exchange.OrderEntriesAsync());

        var good = new OrderFileInput("week48.csv", Head + "1;HN;SYRUP;100;kg;2026-11-25T06:00:00+07:00;1\r\n2;HN;SYRUP;5;kg;;\r\n");
        var seen = Exchange.Ok(await files.PreviewAsync(Exchange.Planner, good, default));
        Assert.Equal(["planned", "planned"], seen.Rows.Select(row => row.Effect));
        Assert.Equal("order-file-changed", (await files.TakeAsync(Exchange.Planner, good with { Hash = preview.Hash }, default)).Refusal.Code);
        Assert.Equal(2, Exchange.Ok(await files.TakeAsync(Exchange.Planner, good with { Hash = seen.Hash }, default)).Orders.Count);
        Assert.True(Exchange.Ok(await files.TakeAsync(Exchange.Planner, good with { Hash = seen.Hash }, default)).Repeated);
        Assert.Equal(2, (await exchange.OrderEntriesAsync()).Count);
    }
}
