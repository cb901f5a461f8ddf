using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Makes the package of a version, sealed and signed.</summary>
internal sealed class ExportPackage(
    RecipeVersions versions, RecipeContents contents, IContentStore store, ILedger ledger, ISealer sealer, ITreeProofs proofs, IInstanceKey key,
    InstanceIdentity identity, TimeProvider clock) : IRecipePackages
{
    /// <summary>A master leaves by those who write, review or answer for it.</summary>
    public static readonly IReadOnlyList<Role> Roles =
        [Role.RecipeAuthor, Role.RecipeChecker, Role.QaReviewer, Role.QualifiedPerson, Role.Auditor, Role.Administrator];

    public Task<Outcome<byte[]>> ExportAsync(string id, string version, string by, CancellationToken cancellation = default) =>
        HandleAsync(id, version, by, cancellation);

    public async Task<Outcome<byte[]>> HandleAsync(string id, string version, string by, CancellationToken cancellation)
    {
        var found = await versions.LoadAsync(id, version, cancellation);
        if (found.State.Summary is not { } summary) return RecipeRefusals.Unknown();
        if (found.At.Version > RecipePackage.LifeMax) return PackageRefusals.LifeTooLong(found.At.Version);
        // Findings of an import do not travel, so nothing leaves before somebody answered each.
        var findings = (await contents.FindingsAsync(found.State.Findings, cancellation)).Where(finding => finding.IsOpen).ToList();
        if (findings.Count > 0) return RecipeRefusals.FindingsOpen(findings);
        var recipe = await contents.RecipeAsync(found.State.Recipe, cancellation);
        if (!(await PartsAsync(found.State.Recipe, recipe, cancellation)).Try(out var parts, out var refusal)) return refusal;
        if (!(await sealer.SealNowAsync(cancellation)).Try(out var seal, out refusal)) return refusal;
        var life = await LifeAsync(found, seal, cancellation);
        var blocks = await BlocksAsync(recipe, parts.Select(part => part.Content.Hash).ToHashSet(), seal, cancellation);
        var head = await ledger.HeadAsync(cancellation);
        var manifest = new PackageManifest(
            RecipePackage.FormatName, summary.Id, summary.Version, found.State.Recipe, found.State.State,
            new PackageInstance(head.LedgerId, identity.Name, identity.Stage), Micros.ToText(Micros.Now(clock)), by,
            [.. parts.Select(part => part.Content)], blocks, life);
        var signed = await key.SignAsync(RecipePackage.Purpose, CanonicalJson.Of(manifest, KernelJson.Strict), cancellation);
        if (!signed.Try(out var signature, out refusal)) return refusal;
        var package = new RecipePackage(
            manifest, [.. parts.Select(part => new PackagePart(part.Content.Hash, Convert.ToBase64String(part.Bytes)))],
            new PackageSignature(TreeHead.Algorithm, signature.KeyId, Convert.ToHexStringLower(signature.Value)));
        var bytes = CanonicalJson.Of(package, KernelJson.Strict);
        return bytes.Length > RecipePackage.BytesMax ? PackageRefusals.TooLarge(bytes.Length) : bytes;
    }

    private async Task<Outcome<List<(PackageContent Content, byte[] Bytes)>>> PartsAsync(string hash, MasterRecipe recipe, CancellationToken cancellation)
    {
        var bytes = await contents.BytesAsync(hash, cancellation);
        List<(PackageContent, byte[])> parts = [(new PackageContent(hash, RecipeContents.RecipeType, bytes.Length, PackageRole.Recipe), bytes)];
        foreach (var (named, role) in PackageContents.All(recipe))
        {
            if (await store.FindAsync(named, cancellation) is not { } file) return PackageRefusals.PartMissing(named);
            parts.Add((new PackageContent(named, file.MediaType, file.Bytes.Length, role), file.Bytes));
        }
        // A block may have come from elsewhere without its own version: what was taken from it stands in the recipe all the same.
        foreach (var block in recipe.Procedure.SelfAndBelow().Select(element => element.Block?.Hash).OfType<string>().Distinct())
            if (await store.FindAsync(block, cancellation) is { } file)
                parts.Add((new PackageContent(block, file.MediaType, file.Bytes.Length, PackageRole.Block), file.Bytes));
        return parts.DistinctBy(part => part.Item1.Hash).ToList();
    }

    /// <summary>Blocks that are versions of this instance, as the recipe took them.</summary>
    private async Task<List<PackageBlock>> BlocksAsync(MasterRecipe recipe, HashSet<string> parts, TreeHead head, CancellationToken cancellation)
    {
        List<PackageBlock> blocks = [];
        foreach (var one in recipe.Procedure.SelfAndBelow().Select(element => element.Block).OfType<BlockOrigin>().Distinct())
        {
            var found = await versions.LoadAsync(one.Id, one.Version, cancellation);
            if (found.State.Summary is not { } summary || found.State.Recipe != one.Hash || !parts.Contains(one.Hash)) continue;
            if (summary.Id != one.Id || summary.Version != one.Version || found.At.Version > RecipePackage.LifeMax) continue;
            blocks.Add(new PackageBlock(one.Id, one.Version, one.Hash, found.State.State, await LifeAsync(found, head, cancellation)));
        }

        return blocks;
    }

    private async Task<List<EntryProof>> LifeAsync(Folded<RecipeVersion> found, TreeHead head, CancellationToken cancellation)
    {
        var publicKey = await proofs.PublicKeyAsync(head.KeyId, cancellation) ?? throw new InvalidOperationException("A seal's key is not recorded.");
        var life = new List<EntryProof>();
        foreach (var entry in (await ledger.ReadStreamAsync(found.At.Stream, cancellation: cancellation)).Take((int)found.At.Version))
        {
            var path = await proofs.InclusionAsync(entry.Number, head.Size, cancellation);
            life.Add(EntryProof.Of(entry, path, head, Convert.ToBase64String(publicKey)));
        }
        return life;
    }
}
