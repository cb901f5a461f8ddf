using System.Collections.Immutable;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>QA set the routes of exceptions, for the whole enterprise, as a version that replaces the one before (A11-10).</summary>
[Fact("exception-policy-set.v1")]
internal sealed record ExceptionPolicySet(int Version, IReadOnlyList<GradeRule> Rules, string Reason, Signature Signature) : IFact;

/// <summary>A version of the policy with who signed it, and why.</summary>
internal sealed record PolicyVersion(Stamp Stamp, ExceptionPolicy Policy, string Reason, Signature Signature);

/// <summary>The policy with all versions before it, folded from its one stream.</summary>
internal sealed record PolicyState : IStreamState<PolicyState>
{
    public const string Stream = "exception-policy";

    public ImmutableList<PolicyVersion> Versions { get; private init; } = [];

    public ExceptionPolicy Current => Versions.Count > 0 ? Versions[^1].Policy : ExceptionPolicy.Default;

    public static PolicyState Empty(string stream) => new();

    public PolicyState Apply(Entry entry, IFact fact) => fact is ExceptionPolicySet set
        ? this with
        {
            Versions = Versions.Add(new PolicyVersion(
                Stamp.Of(entry), new ExceptionPolicy(set.Version, set.Rules), set.Reason, set.Signature)),
        }
        : this;
}
