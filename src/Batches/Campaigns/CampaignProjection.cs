using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Batches;

/// <summary>The list of campaigns, and which batch stands in which.</summary>
internal sealed class CampaignProjection : IProjection
{
    private static readonly Sql Put = Sql.Of<CampaignProjection>("Campaigns/Put");
    private static readonly Sql PutBatch = Sql.Of<CampaignProjection>("Campaigns/PutBatch");

    public IReadOnlyList<string> Tables { get; } = ["campaign", "campaign_batch"];

    public int Shape => 2;

    public void Project(Entry entry, IFact fact, ICollection<Statement> statements)
    {
        switch (fact)
        {
            case CampaignPlanned one:
                statements.Add(new Statement(Put, ("id", one.Id), ("site", one.Site), ("number", entry.Number)));
                // The ids are the campaign's from here on, released or not.
                foreach (var (index, batch) in one.Batches.Index())
                    statements.Add(Place(batch, one.Id, index + 1));
                break;
            case OrderReleased { Campaign: { } place } one:
                statements.Add(Place(one.BatchId, place.Id, place.Number));
                break;
        }
    }

    private static Statement Place(string batch, string campaign, int place) =>
        new(PutBatch, ("batch", batch), ("campaign", campaign), ("place", (long)place));
}
