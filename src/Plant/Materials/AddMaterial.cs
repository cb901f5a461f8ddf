using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Theriac.Edge;
using Theriac.Gs1;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Materials;

/// <param name="Gtin">Fourteen digits with a right check digit; only for what is traded.</param>
internal sealed record AddMaterialInput(string? Code = null, string? Name = null, MaterialKind? Kind = null, string? Unit = null, string? Gtin = null);

internal sealed class AddMaterial(ILedger ledger, IStreams streams)
{
    public async Task<Outcome<MaterialInfo>> HandleAsync(AddMaterialInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        var unit = Unit.Parse(command.Unit);
        input.Check(unit.IsOk, "/unit", "unit-unknown", "This unit is not in the table of units.");
        input.Check(command.Gtin is null || IsGtin(command.Gtin), "/gtin", "gtin-not-valid", "A GTIN has 14 digits, the last one a check digit.");
        var (code, name) = (input.Id("/code", command.Code), input.Text("/name", command.Name));
        var kind = input.Given("/kind", command.Kind);
        if (input.Failed(out var refusal))
            return refusal;
        var added = new MaterialAdded(code, name, kind!.Value, unit.Value, command.Gtin);
        return await ledger.AddNewAsync(
            streams, caller.At(Author.System.Zone), [new Draft(PlantStreams.Material(code), added)], PlantRefusals.IdTaken("material", code),
            new MaterialInfo(code, name, added.Kind, added.Unit, added.Gtin), cancellation);
    }

    /// <summary>Written with all 14 digits, so that one item has one text.</summary>
    private static bool IsGtin(string text) => text.Length == Gtin.Length && Gtin.TryParse(text, out _);
}

internal static class MaterialEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/materials").WithTags("plant");
        group.MapGet("", ListAsync).Require();
        group.MapPost("", async (AddMaterialInput input, Caller caller, AddMaterial add, CancellationToken cancellation) =>
            (await add.HandleAsync(input, caller, cancellation)).ToResult()).Require(Role.Administrator, Role.Planner, Role.QaReviewer)
            .Produces<MaterialInfo>();
    }

    private static async Task<Page<MaterialInfo>> ListAsync(IPlantDirectory directory, CancellationToken cancellation) =>
        new(await directory.MaterialsAsync(cancellation), null);
}
