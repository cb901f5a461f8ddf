using System.Text.Json;
using Theriac.Ledger;

namespace Theriac.Recipes;

/// <summary>
/// What the entries of a ledger say was approved, up to where they were told: nothing else is asked. A verification derives control
/// recipes by it.
/// </summary>
public sealed class ApprovalHistory
{
    private readonly Dictionary<string, ApprovedContent> _versions = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Site, string Version), string> _parameters = [];

    /// <summary>The facts that tell of approvals and of their end.</summary>
    public static IReadOnlyList<string> Types { get; } =
        ["recipe-approved.v1", "recipe-superseded.v1", "recipe-retired.v1", "parameter-set-approved.v1"];

    /// <summary>Takes one fact, in the order of entries; others than those of <see cref="Types"/> say nothing here.</summary>
    public void Take(IFact fact)
    {
        switch (fact)
        {
            case RecipeApproved one:
                _versions[RecipeStreams.Version(one.Id, one.Version)] = new ApprovedContent(one.Recipe, RecipeState.Approved);
                break;
            case RecipeSuperseded one:
                End(one.Id, one.Version, RecipeState.Superseded);
                break;
            case RecipeRetired one:
                End(one.Id, one.Version, RecipeState.Retired);
                break;
            case ParameterSetApproved one:
                _parameters[Key(one.Id, one.Version, one.Site)] = one.Set;
                break;
        }
    }

    /// <summary>The content that was approved as this version, and where it stands; null when none was.</summary>
    public ApprovedContent? Version(string id, string version) => _versions.GetValueOrDefault(RecipeStreams.Version(id, version));

    /// <summary>Hash of the set that batches of the version take at the site; null when none was approved.</summary>
    public string? Parameters(string id, string version, string site) => _parameters.GetValueOrDefault(Key(id, version, site));

    /// <summary>Stored content as a master; null unless it is the one whose canonical bytes have this hash.</summary>
    public static MasterRecipe? ReadMaster(byte[] content, string hash) =>
        Read<MasterRecipe>(content) is { } master && RecipeHash.Of(master) == hash ? master : null;

    /// <summary>The same for a parameter set.</summary>
    public static ParameterSet? ReadParameters(byte[] content, string hash) =>
        Read<ParameterSet>(content) is { } set && set.Hash() == hash ? set : null;

    private static T? Read<T>(byte[] content)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content, RecipeJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void End(string id, string version, RecipeState state)
    {
        if (Version(id, version) is { } approved)
            _versions[RecipeStreams.Version(id, version)] = approved with { State = state };
    }

    private static (string Site, string Version) Key(string id, string version, string site) =>
        (RecipeStreams.Site(id, site), version.ToUpperInvariant());
}

/// <param name="Hash">Of the canonical JSON.</param>
public sealed record ApprovedContent(string Hash, RecipeState State);
