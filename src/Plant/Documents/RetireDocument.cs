using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Plant.Documents;

internal sealed record RetireDocumentInput(string? Reason = null);

/// <summary>A version of a controlled document as its stream has it.</summary>
internal sealed record DocumentState(DocumentInfo? Info) : IStreamState<DocumentState>
{
    public static DocumentState Empty(string stream) => new((DocumentInfo?)null);

    public DocumentState Apply(Entry entry, IFact fact) => fact switch
    {
        DocumentRegistered one => new(new DocumentInfo(one.Id, one.Version, one.Title, one.EffectiveOn, one.Link)),
        DocumentRetired one => new(Info! with { RetiredFor = one.Reason }),
        _ => this,
    };
}

/// <summary>Takes a version out of use. Recipes that name the document are told so by the linter.</summary>
internal sealed class RetireDocument(ILedger ledger, IStreams streams)
{
    public async Task<Outcome<DocumentInfo>> HandleAsync(
        string id, string version, RetireDocumentInput command, Caller caller, CancellationToken cancellation)
    {
        var input = new PlantInput();
        var reason = input.Text("/reason", command.Reason, PlantInput.ReasonLengthMax);
        if (input.Failed(out var refusal))
            return refusal;
        var decided = await ledger.DecideAsync<DocumentInfo>(
            async token =>
            {
                var now = await streams.LoadAsync<DocumentState>(PlantStreams.Document(id, version), token);
                if (now.State.Info is not { } known)
                    return PlantRefusals.DocumentUnknown(id, version);
                if (known.RetiredFor is not null)
                    return PlantRefusals.DocumentRetired(known.Id, known.Version);
                return new Decision<DocumentInfo>(
                    known with { RetiredFor = reason },
                    new AppendRequest(caller.At(Author.System.Zone), [new Draft(now.At.Stream, new DocumentRetired(known.Id, known.Version, reason))], [now.At]));
            },
            cancellation: cancellation);
        return decided.Map(done => done.Result);
    }
}
