using Theriac.Ledger;
using Theriac.Storage;
using Theriac.Testing;
using Xunit;

namespace Theriac.Serials.Tests;

/// <summary>Somebody with the database in his hand changes what stands beside the ledger: verification names the entry.</summary>
public sealed class RecordTests
{
    public static TheoryData<Engine, string, string, string> Tamperings
    {
        get
        {
            var all = new TheoryData<Engine, string, string, string>();
            foreach (var engine in Enum.GetValues<Engine>())
            {
                all.Add(engine, "update serials_unit set serial = 'X' || serial where idx = 1", "packs-commissioned.v1", "a pack of batch B1");
                all.Add(engine, "delete from serials_unit where idx = 2", "packs-commissioned.v1", "a pack of batch B1");
                all.Add(engine, "delete from serials_link where idx = 0", "container-packed.v1", "contents of container");
                all.Add(
                    engine, "update epcis_event set bytes = (select one.bytes from epcis_event one order by one.event_time limit 1)",
                    "epcis-captured.v1", "an event of document");
                all.Add(
                    engine, "delete from epcis_event where event_time = (select max(event_time) from epcis_event)",
                    "epcis-captured.v1", "an event of document");
                all.Add(engine, "update epcis_document set head = context", "epcis-captured.v1", "the head of document");
            }

            return all;
        }
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task What_was_changed_beside_the_ledger_is_found_and_its_entry_named(Engine engine, string sql, string type, string detail)
    {
        await using var line = await Line.StartAsync(engine);
        await line.CaseAsync();
        await line.CaseAsync();
        var verification = line.Instance.Get<ILedgerVerification>();
        Assert.True((await verification.VerifyAsync(VerifyAgainst.Nothing)).IsOk);

        await using (var tamper = await Tamper.OpenAsync(line.Instance))
            Assert.True(await tamper.RunAsync(sql) > 0);
        var wrong = (await verification.VerifyAsync(VerifyAgainst.Nothing)).Wrong!;
        Assert.Equal("bulk-changed", wrong.Code);
        Assert.Contains(detail, wrong.Detail, StringComparison.Ordinal);
        Assert.Equal(type, (await line.Instance.Ledger.ReadAsync(wrong.Number!.Value, 1)).Single().Type);
    }
}
