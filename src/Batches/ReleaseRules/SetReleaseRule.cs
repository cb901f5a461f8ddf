using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Plant;

namespace Theriac.Batches;

/// <summary>Quality sets a rule of release by signature. A signed document names what it replaces, so a change meanwhile is seen.</summary>
internal sealed class SetReleaseRule(ILedger ledger, IStreams streams, ISigning signing, IPeople people, IPlantDirectory plant)
{
    public static readonly Role[] Roles = [Role.QaReviewer];

    private const string Zone = "Etc/UTC";

    public async Task<ReleaseRuleBook> LoadAsync(CancellationToken cancellation) =>
        (await streams.LoadAsync<ReleaseRuleBook>(ReleaseRuleBook.Stream, cancellation)).State;

    public async Task<Outcome<PreparedDocument>> PrepareAsync(ReleaseRuleInput given, Caller caller, CancellationToken cancellation)
    {
        var (input, book) = (await CompleteAsync(given, cancellation), await LoadAsync(cancellation));
        return (input.Fault(book) ?? NotAtHome(input, caller)) is { } fault
            ? fault
            : await signing.PrepareAsync(caller, input.Document(book, input.Language ?? caller.Language), cancellation: cancellation);
    }

    public async Task<Outcome<ReleaseRuleBook>> SignAsync(ReleaseRuleInput given, Caller caller, CancellationToken cancellation)
    {
        if (given.Signature is not { } signatureInput)
            return Refusal.Input("/signature", "signature-missing", "This action is signed. Ask for its document first.");
        var (input, book) = (await CompleteAsync(given, cancellation), await LoadAsync(cancellation));
        if (input.Fault(book) is { } fault)
            return fault;
        var author = caller.At(await ZoneAsync(caller, cancellation));
        var record = new RefusalRecord(author, ReleaseRuleBook.Stream, "set-release-rule");
        var requirement = new SignRequirement(Roles, input.SetAt, []);
        var signed = await signing.SignAsync(caller, signatureInput, input.Document(book, signatureInput.Language), requirement, cancellation);
        if (!signed.Try(out var signature, out var refusal))
        {
            // A mistyped secret is an attempt on the account and stands there.
            if (refusal.Status == 403)
                await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }

        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<ReleaseRuleBook>(ReleaseRuleBook.Stream, token);
                // Two markets may be set at the same moment: what one took the other does not get.
                if (input.Fault(now.State) is { } no)
                    return no;
                if (signing.HashOf(input.Document(now.State, signature.Language)) != signature.DocumentHash)
                    return ReleaseRefusals.ReleaseRuleChanged();
                return new Decision<Done>(default, new AppendRequest(author, [new Draft(ReleaseRuleBook.Stream, input.ToFact(signature))], [now.At]));
            },
            record, cancellation);
        return decided.IsOk ? await LoadAsync(cancellation) : decided.Refusal;
    }

    private async Task<ReleaseRuleInput> CompleteAsync(ReleaseRuleInput given, CancellationToken cancellation) => given is RegisterPersonInput one
        ? one with
        {
            Person = string.IsNullOrWhiteSpace(one.UserId) ? null : await people.FindAsync(one.UserId.Trim().ToLowerInvariant(), cancellation),
            SiteKnown = !string.IsNullOrWhiteSpace(one.Site) && await plant.FindSiteAsync(one.Site.Trim().ToUpperInvariant(), cancellation) is not null,
        }
        : given;

    private static Refusal? NotAtHome(ReleaseRuleInput input, Caller caller) =>
        caller.HasAny(input.SetAt, Roles) ? null : BatchesRefusals.RoleMissing(input.SetAt, Roles);

    private static string SiteOf(Caller caller) =>
        caller.Roles.FirstOrDefault(grant => Roles.Contains(grant.Role)) is { Site: { } site } ? site : RoleGrant.AllSites;

    private async Task<string> ZoneAsync(Caller caller, CancellationToken cancellation) =>
        (await plant.FindSiteAsync(SiteOf(caller), cancellation))?.Zone ?? Zone;
}
