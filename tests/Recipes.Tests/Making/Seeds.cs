using FsCheck;
using FsCheck.Fluent;

namespace Theriac.Recipes.Tests;

internal static class Seeds
{
    public static readonly Arbitrary<int> All = Gen.Choose(0, int.MaxValue).ToArbitrary();

    public static void Check(int count, Action<int> property) =>
        Prop.ForAll(All, property).Check(Config.QuickThrowOnFailure.WithMaxTest(count));
}
