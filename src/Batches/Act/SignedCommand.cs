using Theriac.People;

namespace Theriac.Batches;

/// <summary>
/// What signed actions and their <c>/document</c> twins have in common: the twin takes the language, the action the signature.
/// </summary>
internal abstract record SignedCommand
{
    public SignatureInput? Signature { get; init; }

    public string? Language { get; init; }
}
