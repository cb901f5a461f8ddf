using Theriac.Ledger;
using Theriac.Storage;

namespace Theriac.Serials.Units;

/// <summary>The stored serials of each commissioning, and the contents of each packing, against the hash in its entry.</summary>
internal sealed class UnitRecords(Database database) : IBulkRecords
{
    private static readonly Sql ReadSerials = Sql.Of<UnitRecords>("Units/ReadSerials");
    private static readonly Sql ReadChildren = Sql.Of<UnitRecords>("Units/ReadChildren");

    public IReadOnlyList<string> Types => ["packs-commissioned.v1", "container-packed.v1"];

    public async Task<string?> FindWrongAsync(IFact fact, CancellationToken cancellation) => fact switch
    {
        PacksCommissioned packs when await HashAsync(ReadSerials, packs.SetId, cancellation) != packs.SerialsHash =>
            $"a pack of batch {packs.Batch} was changed.",
        ContainerPacked container when await HashAsync(ReadChildren, container.SetId, cancellation) != container.ChildrenHash =>
            $"the contents of container {container.Sscc} were changed.",
        _ => null,
    };

    private async Task<string> HashAsync(Sql read, string setId, CancellationToken cancellation) =>
        UnitStore.Hash(await database.QueryAsync<string>(read, new { setId }, cancellation));
}
