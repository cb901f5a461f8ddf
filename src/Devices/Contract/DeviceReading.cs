using Theriac.Kernel;

namespace Theriac.Devices;

/// <summary>A weight that a balance told the server itself.</summary>
/// <param name="Raw">The line as the balance sent it: the original beside what was read from it (DI-O).</param>
/// <param name="At">Microseconds UTC, by the server's clock.</param>
public sealed record DeviceReading(Quantity Weight, bool IsStable, string Raw, long At);

/// <summary>What a screen shows while somebody weighs. Not a record: what counts is read again when it is registered.</summary>
/// <param name="Fault">Code of the refusal: the balance is overloaded, or does not answer.</param>
public sealed record LiveWeight(Quantity? Weight, bool IsStable, string? Fault);
