using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>An author prepared what a site sets for a version, and signed.</summary>
/// <param name="Set">Hash of the <see cref="ParameterSet"/>, which is content.</param>
[Fact("parameter-set-prepared.v1")]
internal sealed record ParameterSetPrepared(string Id, string Version, string Site, string Set, string Reason, Signature Signature) : IFact;

/// <summary>Another person, of quality, approved it: batches of the version take it at the site.</summary>
[Fact("parameter-set-approved.v1")]
internal sealed record ParameterSetApproved(string Id, string Version, string Site, string Set, Signature Signature) : IFact;

/// <summary>New batches at the site are made by this version from this day on, in the site's calendar.</summary>
[Fact("recipe-made-effective.v1")]
internal sealed record RecipeMadeEffective(string Id, string Version, string Site, DateOnly From, string Reason, Signature Signature) : IFact;

/// <summary>In the stream of the recipe as a whole: from now on an approval changes nothing at any site; each site's dates decide.</summary>
[Fact("recipe-sites-decide.v1")]
internal sealed record RecipeSitesDecide(string Id, string Site) : IFact;

/// <summary>No new orders by this version. Batches that run go on.</summary>
[Fact("recipe-retired.v1")]
internal sealed record RecipeRetired(string Id, string Version, string Recipe, string Reason, Signature Signature) : IFact;
