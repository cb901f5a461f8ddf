using Theriac.People;

namespace Theriac.Recipes;

internal sealed class SignersNamed() : LintRule(
    "R-351", LintSeverity.Stop, "A signature block names its signers.", "21 CFR 211.188(b)(11): who performed and who checked", "C-186b9")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Signature].Where(step => step.One.Signers.Count == 0))
            found.Add(step.Place.In("signers"), "signers-missing", "Nobody is named who signs.");
    }
}

internal sealed class SignerMaySign() : LintRule(
    "R-352", LintSeverity.Stop, "Each signer of a block has a role that may sign with that meaning.", "21 CFR 11.10(g): authority to sign")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.StepsByKind[InstructionKind.Signature])
        {
            for (var i = 0; i < step.One.Signers.Count; i++)
            {
                var signer = step.One.Signers[i];
                if (SigningRoles.Of(signer).Count == 0)
                    found.Add(
                        step.Place.In($"signers/{i}/role"), "signer-role-not-allowed",
                        $"A {Kernel.EnumWords.Of(signer.Role)} never signs {Kernel.EnumWords.Of(signer.Meaning)}.");
            }
        }
    }
}

internal sealed class EnoughSigners() : LintRule(
    "R-353", LintSeverity.Stop,
    "Some site has as many different people of the roles, and with the qualifications, as a signature block or a verified step asks for.",
    "Whoever performs never verifies, signers of a block are distinct people: else the batch would stand there for ever")
{
    private static readonly IReadOnlySet<Role> OnFloor = SigningRoles.Performers.Concat(SigningRoles.Verifiers).ToHashSet();

    public override void Check(LintIndex recipe, LintFindings found)
    {
        if (recipe.Around.People.Count == 0) return;
        foreach (var step in recipe.StepsByKind[InstructionKind.Signature].Where(step => step.One.Signers.Count > 0))
        {
            List<Seat> seats = [.. step.One.Signers.SelectMany(signer => Enumerable.Repeat(Seat.Of(signer, step.One), signer.Count ?? 1))];
            if (!IsFilled(recipe, seats))
                found.Add(
                    step.Place.In("signers"), "signers-too-few", $"No site has {seats.Count} different people who could sign {step.One.Title}.");
        }
        // Where the floor has not its people yet, nobody can be missed there.
        if (recipe.Around.People.Count(person => person.Roles.Any(grant => OnFloor.Contains(grant.Role))) < 2) return;
        // Most steps ask for the same two people.
        var known = new Dictionary<(string?, Role?), bool>();
        foreach (var step in recipe.Steps.Where(step => SigningRoles.IsVerified(step.One) && SigningRoles.VerifiersOf(step.One).Count > 0))
        {
            var asked = (step.One.Qualification, step.One.Verifier);
            if (!known.TryGetValue(asked, out var isFilled))
                known.Add(asked, isFilled = IsFilled(recipe, [new(SigningRoles.Performers, asked.Qualification), new(SigningRoles.VerifiersOf(step.One), null)]));
            if (!isFilled)
                found.Add(
                    step.Place.In("verification"), "verifier-too-few", $"No site has one person who could perform and another who could verify {step.One.Title}.");
        }
    }

    private static bool IsFilled(LintIndex recipe, IReadOnlyList<Seat> seats) =>
        recipe.Around.Sites.Any(site => Seating.Fits(seats, recipe.Around.People, site));
}

internal sealed class VerifierOnFloor() : LintRule(
    "R-354", LintSeverity.Stop, "Who verifies a step has a role that verifies on the floor, and the step asks for verification.",
    "21 CFR 11.10(g); a planner or an author never stands at the line")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        foreach (var step in recipe.Steps)
        {
            if (step.One.Verifier is not { } role) continue;
            if (!SigningRoles.NamedVerifiers.Contains(role))
                found.Add(
                    step.Place.In("verifier"), "verifier-not-on-floor", $"A {Kernel.EnumWords.Of(role)} never verifies on the floor.",
                    new LintFix("fix-verifier", "Let any verifier of the floor do it.", [LintChange.Set(step.Place.Item, "verifier", (Role?)role, null)]));
            if (!step.One.Verification)
                found.Add(step.Place.In("verification"), "verifier-without-verification", $"{step.One.Title} names who verifies, and asks for no verification.", Verified.Fix(step));
        }
    }
}

internal sealed class QualificationHeld() : LintRule(
    "R-355", LintSeverity.Advise, "Somebody holds each qualification that a step or an element asks for.", "21 CFR 211.25: nobody could carry it out")
{
    public override void Check(LintIndex recipe, LintFindings found)
    {
        var held = recipe.Around.People.SelectMany(person => person.Qualifications).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (held.Count == 0) return;
        var asked = recipe.Elements.Select(element => (element.One.Qualification, element.Place))
            .Concat(recipe.Steps.Select(step => (step.One.Qualification, step.Place)));
        foreach (var (name, place) in asked.Where(one => one.Qualification is not null && !held.Contains(one.Qualification)))
            found.Add(place.In("qualification"), "qualification-not-held", $"Nobody holds the qualification {name}.");
    }
}

/// <summary>One signature that a person of any of the roles gives. The qualification is the one that the floor asks for.</summary>
internal sealed record Seat(IReadOnlyList<Role> Roles, string? Qualification)
{
    public static Seat Of(SignerRule signer, Instruction block) => new(SigningRoles.Of(signer), signer.Qualification ?? block.Qualification);
}

/// <summary>Whether distinct people can take all seats: a matching, seat by seat (Kuhn).</summary>
internal static class Seating
{
    public static bool Fits(IReadOnlyList<Seat> seats, IReadOnlyList<LintPerson> people, string site)
    {
        var seatOf = new int?[people.Count];
        for (var seat = 0; seat < seats.Count; seat++)
        {
            if (!Seat(seat, seats, people, site, seatOf, new bool[people.Count])) return false;
        }
        return true;
    }

    private static bool Seat(
        int seat, IReadOnlyList<Seat> seats, IReadOnlyList<LintPerson> people, string site, int?[] seatOf, bool[] asked)
    {
        for (var i = 0; i < people.Count; i++)
        {
            if (asked[i] || !May(people[i], seats[seat], site)) continue;
            asked[i] = true;
            if (seatOf[i] is { } taken && !Seat(taken, seats, people, site, seatOf, asked)) continue;
            seatOf[i] = seat;
            return true;
        }
        return false;
    }

    private static bool May(LintPerson person, Seat seat, string site) =>
        person.Roles.Any(grant => seat.Roles.Any(role => grant.Covers(role, site)))
        && (seat.Qualification is null || person.Qualifications.Contains(seat.Qualification));
}
