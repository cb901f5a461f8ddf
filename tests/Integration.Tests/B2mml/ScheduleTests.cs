using System.Text;
using Theriac.Batches;
using Theriac.Kernel;
using Theriac.Testing;
using Xunit;

namespace Theriac.Integration.Tests;

public sealed class ScheduleTests
{
    public static TheoryData<string> Verbs => ["Process", "Sync", "Change", "Cancel"];

    [Theory, MemberData(nameof(Verbs))]
    public void What_these_tests_send_is_what_the_schema_asks_for(string verb) => Assert.Empty(B2mmlSchema.Faults(Letters.Schedule(verb, "b1")));

    [Fact]
    public void An_order_is_read_with_all_that_it_says()
    {
        var order = Read(Letters.Schedule("Process", "b1")).Schedule!.Orders.Single();

        Assert.Equal(("4711", "1", "HN", "SYRUP", "FG-1", "L1", 3), (order.Id, order.Version, order.Site, order.Recipe, order.Product, order.Line, order.Priority));
        Assert.Equal("100 kg", $"{order.Quantity}");
        Assert.Equal("2026-11-24T23:00:00.000000Z", Micros.ToText(order.Start!.Value));
        Assert.Equal([new OrderMaterial("SUGAR", "Consumed", new Quantity(10.0m, Unit.Kilogram), null)], order.Materials);
    }

    [Theory]
    [InlineData("<QuantityString>100</QuantityString>", "<QuantityString>1,00</QuantityString>", "decimal-not-readable")]
    [InlineData("<QuantityString>100</QuantityString>", "<QuantityString></QuantityString>", "decimal-not-readable")]
    [InlineData("KGM", "bushel", "unit-unknown")]
    [InlineData("2026-11-25T06:00:00+07:00", "2026-11-25T06:00:00", "time-not-readable")]
    [InlineData("<Priority>3</Priority>", "<Priority>high</Priority>", "priority-not-whole")]
    [InlineData("<RequestState>Released</RequestState>", "<RequestState>Completed</RequestState>", "request-state-not-taken")]
    public void What_cannot_be_understood_is_an_error_with_its_place(string whole, string broken, string code)
    {
        var content = Read(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Letters.Schedule("Process", "b1")).Replace(whole, broken)));

        var error = Assert.Single(content.Refusal!.Errors);
        Assert.Equal(code, error.Code);
        Assert.StartsWith("/ProcessOperationsSchedule/DataArea[1]/OperationsSchedule[1]/OperationsRequest[1]/", error.Field);
    }

    [Theory]
    [InlineData("<a/>", "message-not-b2mml")]
    [InlineData("<a", "message-not-xml")]
    [InlineData("", "message-not-xml")]
    [InlineData("""<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>""", "message-not-xml")]
    [InlineData("""<ProcessOperationsSchedule xmlns="http://www.mesa.org/xml/B2MML"/>""", "message-time-missing")]
    [InlineData(
        """<GetMaterialLot xmlns="http://www.mesa.org/xml/B2MML"><ApplicationArea><CreationDateTime>2026-11-22T08:00:00Z</CreationDateTime></ApplicationArea></GetMaterialLot>""",
        "message-kind-not-taken")]
    public void What_is_no_message_for_us_is_refused(string text, string code) => Assert.Equal(code, Read(Encoding.UTF8.GetBytes(text)).Refusal!.Code);

    [Fact]
    public void A_message_that_is_too_large_or_too_deep_is_refused_before_it_fills_the_memory()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100));

        Assert.Equal("message-too-large", Read(Encoding.UTF8.GetBytes(deep)).Refusal!.Code);
        Assert.Equal("message-too-large", Read(new byte[B2mmlForm.BytesMax + 1]).Refusal!.Code);
    }

    [Fact]
    public void A_name_of_a_message_that_is_longer_than_any_is_refused() =>
        Assert.Equal("message-id-too-long", Read(Letters.Schedule("Process", new string('b', 201))).Refusal!.Code);

    [Fact]
    public void A_sync_that_says_delete_takes_the_order_back()
    {
        var text = Encoding.UTF8.GetString(Letters.Schedule("Sync", "b1"))
            .Replace("<Sync/>", """<Sync><ActionCriteria><ActionExpression actionCode="Delete"/></ActionCriteria></Sync>""");

        Assert.Equal(OrderVerb.Cancel, Read(Encoding.UTF8.GetBytes(text)).Schedule!.Verb);
    }

    [Fact]
    public void Messages_of_an_older_ERP_are_refused_and_answered()
    {
        foreach (var file in Corpus.Files("b2mml/Examples/erp", "*.xml"))
        {
            var incoming = Incoming.OfB2mml(Interfaces.Folder, File.ReadAllBytes(file), null);

            Assert.Equal("message-not-b2mml", incoming.Content.Refusal!.Code);
            Assert.Empty(B2mmlSchema.Faults(ConfirmWriter.Write("Theriac", "c1", 1, incoming.Head, false, [new("", "message-not-b2mml", "No.")], [])));
        }
    }

    private static MessageContent Read(byte[] bytes) => Incoming.OfB2mml(Interfaces.Http, bytes, null).Content;
}
