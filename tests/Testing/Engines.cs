using System.Reflection;
using Theriac.Storage;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace Theriac.Testing;

/// <summary>Runs a theory on both engines: <c>[Theory, OnBothEngines] Task X(Engine engine)</c>.</summary>
public sealed class OnBothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(
            [new TheoryDataRow<Engine>(Engine.Sqlite), new TheoryDataRow<Engine>(Engine.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
