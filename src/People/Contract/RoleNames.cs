using Theriac.Kernel;

namespace Theriac.People;

/// <summary>Names of roles as they stand in JSON and tables: <c>qa-reviewer</c>.</summary>
public static class RoleNames
{
    public static string Of(Role role) => EnumWords.Of(role);

    public static bool TryParse(string text, out Role role) => EnumWords.TryRead(text, out role);
}
