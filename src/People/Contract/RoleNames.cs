using System.Text.Json;

namespace Theriac.People;

/// <summary>Names of roles as they stand in JSON and tables: <c>qa-reviewer</c>.</summary>
public static class RoleNames
{
    private static readonly Dictionary<Role, string> Names =
        Enum.GetValues<Role>().ToDictionary(role => role, role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));

    private static readonly Dictionary<string, Role> Roles = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    public static string Of(Role role) => Names[role];

    public static bool TryParse(string text, out Role role) => Roles.TryGetValue(text, out role);
}
