namespace Theriac.Ledger;

/// <summary>The payload of an entry: what happened, in the past tense. Never holds a secret.</summary>
public interface IFact;

/// <summary>Names a fact's type in the ledger, with its version: <c>[Fact("step-signed.v1")]</c>.</summary>
/// <remarks>
/// Stored bytes stay as they were hashed. When a shape changes, the old record keeps its name and implements
/// <see cref="IFactOf{TNext}"/>, so that readers see the newest shape only.
/// </remarks>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class FactAttribute(string type) : Attribute
{
    public string Type { get; } = type;
}

/// <summary>An old shape of a fact that can tell itself in the next one. Pure, and kept for ever.</summary>
public interface IFactOf<out TNext> : IFact, IUpcast
    where TNext : IFact
{
    TNext Upcast();

    IFact IUpcast.UpcastFact() => Upcast();
}

/// <summary>Untyped side of <see cref="IFactOf{TNext}"/>.</summary>
public interface IUpcast
{
    IFact UpcastFact();
}
