using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.Storage;

namespace Theriac.People.AddPerson;

internal sealed class People(
    Database database, ILedger ledger, IStreams streams, Passwords passwords, TimeProvider clock, PeopleOptions options) : IPeople
{
    public const int NameLengthMax = 100;

    private static readonly Sql AddAccount = Sql.Of<People>("Credential/AddAccount");
    private static readonly Sql AnyPerson = Sql.Of<People>("Account/AnyPerson");

    public async Task<PersonInfo?> FindAsync(string userId, CancellationToken cancellation = default)
    {
        if (!UserIds.TryFold(userId, out var folded))
            return null;
        var person = await streams.LoadAsync<PersonState>(PersonState.StreamOf(folded), cancellation);
        return person.Exists ? InfoOf(person.State) : null;
    }

    public async Task<IReadOnlySet<string>> QualificationsAsync(string userId, CancellationToken cancellation = default)
    {
        if (!UserIds.TryFold(userId, out var folded))
            return new HashSet<string>();
        var person = await streams.LoadAsync<PersonState>(PersonState.StreamOf(folded), cancellation);
        var now = Micros.Now(clock);
        return person.State.Qualifications.Where(held => held.Value is not { } expires || expires > now)
            .Select(held => held.Key).ToHashSet(StringComparer.Ordinal);
    }

    public async Task<bool> IsEmptyAsync(CancellationToken cancellation = default) =>
        await database.FindAsync<string>(AnyPerson, cancellation: cancellation) is null;

    public async Task<Outcome<PersonInfo>> AddAsync(NewPerson person, Author author, CancellationToken cancellation = default)
    {
        var errors = Check(person);
        if (errors.Count > 0)
            return Refusal.Input(errors);
        _ = UserIds.TryFold(person.UserId, out var userId);
        var stream = PersonState.StreamOf(userId);
        var account = new Statement(
            AddAccount, ("user_id", userId), ("password_hash", passwords.Hash(person.Password)), ("at", Micros.Now(clock)),
            ("must_change", person.MustChange ? 1L : 0L));
        var decided = await ledger.DecideAsync<PersonInfo>(
            async token =>
            {
                var state = await streams.LoadAsync<PersonState>(stream, token);
                if (state.Exists)
                    return PeopleRefusals.PersonExists.With("person", userId);
                var drafts = Facts(person, userId).Select(fact => new Draft(stream, fact)).ToArray();
                return new Decision<PersonInfo>(
                    new PersonInfo(userId, person.Name, true, person.Roles),
                    new AppendRequest(author, drafts, [state.At]) { Operational = [account] });
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }

    public IReadOnlyList<FieldError> Check(NewPerson person) => [.. Check(person, options)];

    private static PersonInfo InfoOf(PersonState person) => new(person.UserId, person.Name, person.Active, person.Roles);

    private static IEnumerable<FieldError> Check(NewPerson person, PeopleOptions options)
    {
        if (!UserIds.TryFold(person.UserId, out var userId))
            yield return new FieldError("/userId", "user-id-not-plain", "A user id has 2 to 32 letters a-z, digits, dots, underscores or hyphens.");
        if (string.IsNullOrWhiteSpace(person.Name) || person.Name.Length > NameLengthMax)
            yield return new FieldError("/name", "name-missing", $"The printed name is needed, with at most {NameLengthMax} characters.");
        if (PersonLanguages.Check(person.Language, "/language") is { } language)
            yield return language;
        foreach (var error in Passwords.Check(person.Password, userId, "/password", options))
            yield return error;
        foreach (var (grant, index) in person.Roles.Select((grant, index) => (grant, index)))
        {
            if (grant.Role == Role.Machine)
                yield return new FieldError($"/roles/{index}", PeopleRefusals.RoleForMachines.Code, PeopleRefusals.RoleForMachines.Detail);
            else if (RoleConflicts.Find(person.Roles.Take(index).Select(before => before.Role), grant.Role) is { } held)
                yield return new FieldError($"/roles/{index}", "role-conflict", PeopleRefusals.RoleConflict(held, grant.Role).Detail);
        }
    }

    private static IEnumerable<IFact> Facts(NewPerson person, string userId)
    {
        yield return new PersonAdded(userId, person.Name.Trim(), person.Language);
        if (person.IdentityCheck is { Length: > 0 } how)
            yield return new IdentityCheckRecorded(how);
        foreach (var grant in person.Roles.Distinct())
            yield return new RoleGranted(grant.Role, grant.Site, "Granted with the account.");
        foreach (var held in person.Qualifications ?? [])
            yield return new QualificationGranted(held.Qualification, held.ExpiresAt, "Granted with the account.");
    }
}
