using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Host.Demo.Story;

/// <summary>The people of the demo. Their passwords stand in <c>demo.json</c> and protect nothing.</summary>
internal static class DemoStaff
{
    public const string Administrator = "urs.brunner";
    public const string SecurityOfficer = "hoa.pham";
    public const string Author = "zhang.wei";
    public const string Checker = "beat.keller";
    public const string Qa = "beat.keller";
    public const string QualifiedPerson = "anna.meier";
    public const string Laboratory = "sofia.rossi";
    public const string SecondAnalyst = "mai.vo";
    public const string OperatorHn = "lan.nguyen";
    public const string SecondOperatorHn = "binh.le";
    public const string VerifierHn = "minh.tran";
    public const string OperatorBn = "lin.mei";
    public const string VerifierBn = "zhang.wei";

    /// <summary>The hash of a public password need not be slow, and the story signs some hundred times.</summary>
    private const int PasswordRounds = 1_000;

    private static readonly string[] Qualifications = ["weighing", "granulation", "compression", "packaging", "line-clearance"];

    private static readonly NewPerson[] People =
    [
        Person(Administrator, "Urs Brunner", "en", "morning-bell-41", (Role.Administrator, RoleGrant.AllSites)),
        Person(SecurityOfficer, "Phạm Thị Hòa", "vi", "lotus-gate-58", (Role.SecurityOfficer, RoleGrant.AllSites), (Role.Auditor, RoleGrant.AllSites)),
        Person(
            Author, "张伟", "zh", "jade-bridge-27", (Role.RecipeAuthor, RoleGrant.AllSites), (Role.Planner, RoleGrant.AllSites),
            (Role.Operator, "BN"), (Role.Verifier, "BN"), (Role.Supervisor, "BN")),
        Person(Checker, "Beat Keller", "en", "quiet-harbour-63", (Role.RecipeChecker, RoleGrant.AllSites), (Role.QaReviewer, RoleGrant.AllSites)),
        Person(QualifiedPerson, "Anna Meier", "en", "silver-ladder-19", (Role.QualifiedPerson, RoleGrant.AllSites)),
        Person(Laboratory, "Sofia Rossi", "en", "amber-window-46", (Role.QcReviewer, RoleGrant.AllSites)),
        Person(SecondAnalyst, "Võ Thị Mai", "vi", "paper-lantern-90", (Role.QcReviewer, RoleGrant.AllSites)),
        Person(OperatorHn, "Nguyễn Thị Lan", "vi", "river-stone-72", (Role.Operator, "HN")),
        Person(SecondOperatorHn, "Lê Văn Bình", "vi", "copper-kettle-14", (Role.Operator, "HN")),
        Person(
            VerifierHn, "Trần Văn Minh", "vi", "green-market-35", (Role.Operator, "HN"), (Role.Verifier, "HN"), (Role.Supervisor, "HN"),
            (Role.Planner, "HN")),
        Person(OperatorBn, "林美", "zh", "cloud-needle-84", (Role.Operator, "BN"), (Role.Verifier, "BN")),
    ];

    public static IReadOnlyList<DemoAccount> Accounts { get; } =
    [
        .. People.Select(person => new DemoAccount(
            person.UserId, person.Password, person.Name,
            [.. person.Roles.Select(grant => $"{RoleNames.Of(grant.Role)}@{grant.Site}")])),
    ];

    public static NewPerson Of(string userId) => People.Single(person => person.UserId == userId);

    /// <summary>The administrator first, by the installation; the others by him.</summary>
    public static async Task AddAsync(IServiceProvider services)
    {
        var options = services.GetRequiredService<PeopleOptions>();
        var (rounds, people) = (options.PasswordRounds, services.GetRequiredService<IPeople>());
        options.PasswordRounds = PasswordRounds;
        var author = Ledger.Author.System;
        foreach (var person in People)
        {
            var added = await people.AddAsync(person, author);
            if (!added.IsOk)
                throw new DemoException($"{person.UserId}: {added.Refusal.Detail}");
            author = new Author(Administrator, null, "Europe/Zurich");
        }

        options.PasswordRounds = rounds;
    }

    private static NewPerson Person(string userId, string name, string language, string password, params (Role Role, string Site)[] roles) => new(
        userId, name, password, [.. roles.Select(role => new RoleGrant(role.Role, role.Site))], "Passport shown in person.", language,
        MustChange: false, [.. Qualifications.Select(qualification => new NewQualification(qualification))]);
}
