using Microsoft.AspNetCore.Http;
using Theriac.Edge;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People.Account;
using Theriac.People.Credential;
using Theriac.Storage;

namespace Theriac.People.Manage;

/// <summary>Loads a person, decides, appends; a refusal is recorded in the access log of who tried.</summary>
internal sealed class PersonCommands(ILedger ledger, IStreams streams, PeopleOptions options)
{
    public const int ReasonLengthMax = 1000;

    public async Task<Outcome<Done>> RunAsync(
        Caller caller, string userId, string command, Func<PersonState, Outcome<IFact>> decide, params Statement[] operational)
    {
        if (!UserIds.TryFold(userId, out var folded))
            return PeopleRefusals.NotFound("person", userId);
        var author = caller.At(options.Zone);
        var stream = PersonState.StreamOf(folded);
        var decided = await ledger.DecideAsync<Done>(
            async cancellation =>
            {
                var person = await streams.LoadAsync<PersonState>(stream, cancellation);
                if (!person.Exists)
                    return PeopleRefusals.NotFound("person", folded);
                if (!decide(person.State).Try(out var fact, out var refusal))
                    return refusal;
                return new Decision<Done>(
                    default, new AppendRequest(author, [new Draft(stream, fact)], [person.At]) { Operational = operational });
            },
            new RefusalRecord(author, AccessStreams.Of(caller.UserId), command));
        return decided.Map(_ => default(Done));
    }

    /// <summary>What is wrong with a reason; grants and revocations need one (A11-12).</summary>
    public static Refusal? CheckReason(string? reason, string field = "/reason")
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Refusal.Input(field, "reason-missing", "Say why.");
        return reason.Length > ReasonLengthMax ? Refusal.Input(field, "reason-long", $"At most {ReasonLengthMax} characters.") : null;
    }
}
