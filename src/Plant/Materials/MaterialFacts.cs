using Theriac.Kernel;
using Theriac.Ledger;

namespace Theriac.Plant.Materials;

[Fact("material-added.v1")]
internal sealed record MaterialAdded(string Code, string Name, MaterialKind Kind, Unit Unit, string? Gtin) : IFact;
