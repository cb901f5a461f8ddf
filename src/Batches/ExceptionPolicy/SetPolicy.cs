using System.Globalization;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

internal sealed record SetPolicyCommand(IReadOnlyList<GradeRule>? Rules = null, string? Reason = null) : SignedCommand;

internal sealed record PolicyVersionView(int Version, IReadOnlyList<GradeRule> Rules, string Reason, WhenView When, SignatureView Signature);

/// <param name="Version">0 while QA has set none: then the rules are those that come with the program.</param>
/// <param name="Versions">Newest first.</param>
internal sealed record PolicyView(
    int Version, IReadOnlyList<GradeRule> Rules, IReadOnlyList<Role> FirstRoles, IReadOnlyList<Role> LastRoles, IReadOnlyList<PolicyVersionView> Versions);

/// <summary>QA says by signature how exceptions of each grade are closed, and within which time. Each change is a version (A11-10).</summary>
internal sealed class SetPolicy(ILedger ledger, IStreams streams, ISigning signing, IContentStore contents)
{
    public static readonly Role[] Roles = [Role.QaReviewer];

    private const int ReasonMax = 2_000;

    public async Task<PolicyView> ReadAsync(CancellationToken cancellation)
    {
        var state = (await streams.LoadAsync<PolicyState>(PolicyState.Stream, cancellation)).State;
        var broken = await SignatureStates.FindVoidAsync(contents, [.. state.Versions.Select(one => one.Signature)], cancellation);
        var versions = state.Versions.Reverse().Select(one => new PolicyVersionView(
            one.Policy.Version, one.Policy.Rules, one.Reason, WhenView.Of(one.Stamp), Shown(one, state, broken))).ToList();
        return new PolicyView(state.Current.Version, state.Current.Rules, ExceptionPolicy.FirstRoles, ExceptionPolicy.LastRoles, versions);
    }

    private static SignatureView Shown(PolicyVersion one, PolicyState state, IReadOnlySet<string> broken) => new(
        one.Signature.Meaning, one.Signature.Signer, one.Signature.PrintedName, one.Signature.Role, WhenView.Of(one.Stamp),
        one.Signature.Authentication, one.Signature.Comment, one.Signature.DocumentHash,
        broken.Contains(one.Signature.DocumentHash) ? SignatureStanding.Void
        : one.Policy.Version == state.Current.Version ? SignatureStanding.Valid : SignatureStanding.Superseded);

    public async Task<Outcome<PreparedDocument>> PrepareAsync(Caller caller, SetPolicyCommand command, CancellationToken cancellation)
    {
        var now = (await streams.LoadAsync<PolicyState>(PolicyState.Stream, cancellation)).State.Current;
        return Decide(now, command) is { } fault
            ? fault
            : await signing.PrepareAsync(caller, Document(now, command, command.Language ?? caller.Language), cancellation: cancellation);
    }

    public async Task<Outcome<PolicyView>> SignAsync(Caller caller, SetPolicyCommand command, CancellationToken cancellation)
    {
        var known = (await streams.LoadAsync<PolicyState>(PolicyState.Stream, cancellation)).State.Current;
        if (Decide(known, command) is { } fault)
            return fault;
        if (command.Signature is not { } input)
            return Refusal.Input("/signature", "signature-missing", "This action is signed. Ask for its document first.");
        var author = caller.At("Etc/UTC");
        var record = new RefusalRecord(author, PolicyState.Stream, "set-exception-policy");
        var requirement = new SignRequirement(Roles, RoleGrant.AllSites, []);
        if (!(await signing.SignAsync(caller, input, Document(known, command, input.Language), requirement, cancellation)).Try(out var signature, out var refusal))
        {
            if (refusal.Status == 403)
                await ledger.RecordAsync(record, refusal, cancellation);
            return refusal;
        }

        var decided = await ledger.DecideAsync<Done>(
            async token =>
            {
                var now = await streams.LoadAsync<PolicyState>(PolicyState.Stream, token);
                if (Decide(now.State.Current, command) is { } no)
                    return no;
                if (signing.HashOf(Document(now.State.Current, command, signature.Language)) != signature.DocumentHash)
                    return BatchesRefusals.DocumentChanged();
                var fact = new ExceptionPolicySet(now.State.Current.Version + 1, command.Rules!, command.Reason!.Trim(), signature);
                return new Decision<Done>(default, new AppendRequest(author, [new Draft(PolicyState.Stream, fact)], [now.At]));
            },
            record, cancellation);
        return decided.IsOk ? await ReadAsync(cancellation) : decided.Refusal;
    }

    public static Refusal? Decide(ExceptionPolicy now, SetPolicyCommand command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason) || command.Reason.Length > ReasonMax)
            return BatchesRefusals.ReasonMissing();
        if (ExceptionPolicy.Faults(command.Rules) is { Count: > 0 } faults)
            return Refusal.Input(faults);
        return now.SaysTheSameAs(command.Rules!) ? ExceptionsRefusals.PolicySame() : null;
    }

    /// <summary>Every grade, and beside it what it replaces where it differs.</summary>
    public static SignDocument Document(ExceptionPolicy now, SetPolicyCommand command, string language)
    {
        var next = new ExceptionPolicy(now.Version + 1, command.Rules!);
        List<SignLine> lines = [new(Words.Version.In(language), next.Version.ToString(CultureInfo.InvariantCulture))];
        foreach (var grade in Enum.GetValues<Grade>())
        {
            var (said, before) = (Said(next.Of(grade), language), Said(now.Of(grade), language));
            lines.Add(new SignLine(Words.Of(grade).In(language), said));
            if (said != before)
                lines.Add(new SignLine($"{Words.Of(grade).In(language)}: {Words.Formerly.In(language)}", before));
        }

        lines.Add(new SignLine(Words.Reason.In(language), command.Reason!.Trim()));
        return new SignDocument(
            language, Words.Policy.In(language), SignatureMeaning.Approved, Statements.Policy.In(language), lines);
    }

    private static string Said(GradeRule rule, string language) =>
        $"{string.Join(" → ", rule.Signatures.Select(roles => string.Join(" / ", roles.Select(role => BatchPhrases.RoleOf(role, language)))))} · {Words.WithinHours.In(language, rule.Hours)}";
}
