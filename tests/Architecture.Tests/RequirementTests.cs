using System.Text.RegularExpressions;
using Xunit;

namespace Theriac.Architecture.Tests;

/// <summary>
/// Every requirement that stands so far has a test that carries its id, in the class that this table names; a test that
/// carries an id which is not here stands for nothing. An id without a class says why.
/// </summary>
public sealed partial class RequirementTests
{
    /// <summary>Id, what it asks for, classes.</summary>
    private const string Table =
        """
        P11-10a | altered, removed or forged entries are found and named | TamperTests LedgerCommandTests ExportTests
        P11-10b | a copy for people and one for machines, complete and equal | RecordTests
        P11-10c | what is recorded cannot be removed, and older content stays readable | RoadsTests RecipeLifeTests
        P11-10d | every endpoint with no role and with each wrong one | AccessTests
        P11-10e1 | every change is an entry with who, when, where | EveryChangeTests GroupTests
        P11-10e2 | earlier values stay readable | GroupTests RoadsTests CorrectionTests ChargeTests RecordTests EditDraftTests
        P11-10e3 | the trail lives as long as its record and can be copied | RoadsTests ExportTests
        P11-10e4 | the server's clock, never the caller's | GroupTests AccountTests RecordingTests
        P11-10f | steps in their order, also against the API | RandomWalkTests RecordingTests EveryKindTests
        P11-10g | authority for each act, at each site | SignRightTests FloorHandlerTests RecordingTests ChargeTests RecipeLifeTests
        P11-10h | known terminals and calibrated equipment only | TerminalTests EquipmentGateTests EquipmentTests RecordingTests EveryKindTests
        P11-10i | only who is qualified acts | SignRightTests RecordingTests
        P11-10k | versions of recipes in order, each readable | RecipeLifeTests
        P11-30 | an export is signed and verifies away from the database | ExportTests
        P11-50a | name, time and meaning with every signature | SigningTests SignatureShownTests FloorHandlerTests RecordTests RecipePdfTests
        P11-50b | the three in every readable form | SignatureShownTests RecordTests
        P11-70 | a signature cannot be cut out, copied or moved | TamperTests SigningTests SignatureStateTests SignatureShownTests FloorHandlerTests CorrectionTests
        P11-100a | an id belongs to one person for ever | AccountTests SigningTests
        P11-100b | no right to sign before the identity was checked | AccountTests SignRightTests
        P11-200a1 | two components | SigningTests ComponentsTests PasskeyTests
        P11-200a1i | both at the first signature, the secret again at each later one | SigningTests ComponentsTests
        P11-200a1ii | both again after a lock | SigningTests ComponentsTests LockTests
        P11-200a2 | each signs with his own components, also on another's tablet | SigningTests ComponentsTests PasskeyTests FloorHandlerTests
        P11-200a3 | signing as another takes two people | AccountTests SigningTests PersonDecisionTests
        P11-200b | no biometrics: a finger unlocks the owner's own authenticator only | -
        P11-300a | ids are unique however they are written | AccountTests UserIdTests
        P11-300b | aged secrets are changed, dormant accounts are listed | AccountTests SigningTests
        P11-300c | a revoked token is refused at once | TokenTests
        P11-300d | failures lock and are told at once | LockTests SigningTests
        P11-300e | an altered token is refused | TokenTests

        C-100b | off the master only with an exception and its justification | RecordingTests CorrectionTests ChargeTests
        C-101a | not less than the labelled active | LintRequirementTests
        C-101c | the lot's release, date and identity are checked | ChargeTests FloorHandlerTests KindTests
        C-101d | charged by one, verified by another | ChargeTests RecipeCheckTests
        C-103 | yield by one, verified by another | RecordingTests
        C-105 | which equipment holds which batch | EquipmentTests
        C-110 | in-process checks at their interval, each on record | FlowTests
        C-111 | time limits, overrun only as an exception | TimeTests FlowTests ReplayTests
        C-122/125/130 | line clearance by two, labels reconciled | CorrectionTests KindTests
        C-134 | laboratory results by specification, reviewed by somebody else, before release | LaboratoryTests
        C-137 | expiry by rule, changed only with a signed reason | RecordingTests LotTests
        C-180a | how long a record is kept | RetentionTests
        C-186a | a master by one, checked by another | CommentTests IndependenceTests RecipeLifeTests ReviewLifeTests ReviewRulesTests SiteLifeTests
        C-186b1 | name, strength and dosage form | RecipeCheckTests LintRequirementTests
        C-186b2 | label claim and total weight of a dosage unit | LintRequirementTests
        C-186b3 | a complete list of components | RecipeCheckTests LintRequirementTests
        C-186b4 | weights in one system | RecipeCheckTests LintRequirementTests
        C-186b5 | overage is stated | LintRequirementTests
        C-186b6 | theoretical weight at phases | LintRequirementTests
        C-186b7 | theoretical yield with its limits | RecipeCheckTests LintRequirementTests
        C-186b8 | packaging described; specimens of labels, stored and signed with the recipe | LintRequirementTests
        C-186b9 | full instructions, sampling, tests and specifications | LintRequirementTests PackagingRecipeTests
        C-188a | the batch record is the approved master | ThinLineTests FloorHandlerTests ReplayTests ControlRecordsTests
        C-188b1-13 | nothing is missing before a review begins | QualityTests
        C-192a | no release before quality has reviewed all | ThinLineTests QualityTests ByExceptionTests ChecklistTests
        C-192b | a discrepancy ends with a conclusion | QualityTests RecordingTests ThinLineTests

        EU4-18/19 | formula and processing instructions are complete | LintRequirementTests

        A11-5 | data of others that is damaged or comes twice is refused | CaptureTests
        A11-6 | a second check of critical values typed by hand | RecordingTests CorrectionTests KindTests
        A11-8.1/8.2 | prints mark what was changed | RecordTests
        A11-9 | no change without its reason | CorrectionTests CalculationTests QuestionTests
        A11-10 | rules and masters change as versions: compared, signed, with a day | BlockTests ReviewLifeTests SiteLifeTests LintRuleTests MarketTests
        A11-12.1-12.3 | authorisations come and go by entries | AccessTests AccountTests PersonDecisionTests
        A11-12.4 | who entered, changed and confirmed, and when | EveryChangeTests
        A11-14 | a signature stays with its record | SignatureShownTests
        A11-15 | only a qualified person certifies, and where the quality unit releases a rule says so | ThinLineTests QualityTests MarketTests
        A11-16 | nothing acknowledged is lost when machines fail | BenchTests UnsyncedWriteTests
        A16-qp | no pack reaches a customer before certification for its market | ThinLineTests ShippingTests MarketTests

        A11D-8b | critical exceptions are acknowledged and concluded | QualityTests
        A11D-10a | values that cannot be are stopped | RecordingTests ChargeTests
        A11D-11a | personal accounts | AccountTests
        A11D-11b | duties are apart | SignRightTests RoleConflictTests RecordingTests QualityTests
        A11D-11c | from outside only with a passkey | TrustedNetworkTests
        A11D-11d | locks that nobody can switch off | LockTests SigningTests
        A11D-11e | access log and its review | AccessReviewTests LockTests
        A11D-12a | who, what, when with zone, why | ActivityTests AccountTests CorrectionTests
        A11D-12b | nobody edits or switches off the trail | RoadsTests
        A11D-12c | the trail is searched and exported | ActivityTests
        A11D-12d | the trail is reviewed by somebody else before release | QualityTests
        A11D-13a | signing proves the person anew | SigningTests PasskeyTests
        A11D-13b | a changed record voids or supersedes its signatures | SignatureStateTests SignatureShownTests CorrectionTests FloorHandlerTests

        DI-A | each entry has its one author | EveryChangeTests
        DI-Ac | figures are exact | RoundingTests
        DI-C | entries at the time of the deed, or both times | RecordingTests
        DI-E | records endure | BenchTests UnsyncedWriteTests
        DI-adm | administrators have no part in the process | RoleConflictTests
        DI-rev | nobody reviews himself | QualityTests
        RBE-1 | rules are counted, exceptions are shown | QualityTests ChargeTests ByExceptionTests
        RBE-2 | every seeded fault is shown, and none on a clean record of 1,000 steps | ByExceptionTests
        RBE-3 | rules belong to the approved recipe; what changes is looked at anew | ByExceptionTests
        RBE-4 | from each item to the raw entry, and the whole record at hand | ByExceptionTests

        U8 | leaving loses nothing that was typed | FloorHandlerTests
        U11 | expired lots are blocked for use, not for scrap | LotGateTests LotTests ChargeTests
        U12 | a batch has its number when its order is released | ThinLineTests
        U13 | back and forward on one screen | TraceTests
        U14 | the trace shows every lot that was consumed | TraceTests ChargeTests
        U15 | late entries are judged by the day of the deed | LotGateTests RecordingTests
        """;

    private static readonly ILookup<string, string> ClassesById = SourceFiles.CSharp("tests")
        .SelectMany(file => Trait().Matches(File.ReadAllText(file)).Select(match => (Id: match.Groups[1].Value, Class: Path.GetFileNameWithoutExtension(file))))
        .ToLookup(one => one.Id, one => one.Class);

    private static readonly IReadOnlyList<(string Id, string[] Classes)> Expected =
    [
        .. Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" | "))
            .Select(parts => (parts[0], parts[2].Split(' '))),
    ];

    public static TheoryData<string> Ids => new(Expected.Select(one => one.Id));

    [Theory, MemberData(nameof(Ids))]
    public void A_requirement_is_shown_where_the_table_says(string id)
    {
        var classes = Expected.Single(one => one.Id == id).Classes;

        Assert.Equal(classes.Where(name => name != "-").Order(), ClassesById[id].Distinct().Order());
    }

    [Fact]
    public void No_test_stands_for_a_requirement_that_the_table_does_not_know() =>
        Assert.Empty(ClassesById.Select(one => one.Key).Except(Expected.Select(one => one.Id)));

    [GeneratedRegex("""Trait\("Requirement", "([^"]+)"\)""")]
    private static partial Regex Trait();
}
