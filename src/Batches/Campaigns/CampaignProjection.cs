using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>The list of campaigns, and which batch stands in which.</summary>
internal sealed class CampaignProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<CampaignProjection>("Campaigns/Put");
    private static readonly Sql PutBatch = Sql.Of<CampaignProjection>("Campaigns/PutBatch");

    public IReadOnlyList<string> Tables { get; } = ["campaign", "campaign_batch"];

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        Statement? statement = fact switch
        {
            CampaignPlanned one => new Statement(Put, ("id", one.Id), ("site", one.Site), ("number", entry.Number)),
            OrderReleased { Campaign: { } place } one => new Statement(
                PutBatch, ("batch", one.BatchId), ("campaign", place.Id), ("place", (long)place.Number)),
            _ => null,
        };
        if (statement is not null)
            statements.Add(statement);
    }
}
