using System.Text.Json;
using Theriac.Devices;
using Theriac.Edge;
using Theriac.People;
using Theriac.Plant;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>What the record says in English, in the language of who reads or prints it. The record itself stays as it is.</summary>
internal static class BatchPhrases
{
    /// <summary>Of this module, and of those whose refusals stand in a batch's record.</summary>
    public static readonly Phrases All = Phrases.Of(
        typeof(Phrases).Assembly, typeof(PeopleModule).Assembly, typeof(DevicesModule).Assembly, typeof(PlantModule).Assembly, typeof(RecipesModule).Assembly,
        typeof(BatchesModule).Assembly);

    /// <summary>What a rule said when it opened the exception; what a person wrote stays as it was written.</summary>
    public static string In(this ExceptionOpened opened, string language) =>
        SaidOf(opened) is Said said ? All.Retell(language, said.Key, said.English) : opened.Description;

    public static object SaidOf(ExceptionOpened opened) =>
        opened.ByRule ? new Said($"exception.{NameOf(opened.Kind)}", opened.Description) : opened.Description;

    public static string In(this AttemptState attempt, string language) =>
        All.Retell(language, Problems.SaidBy(attempt.Code), attempt.Detail);

    public static Blocker In(this Blocker blocker, string language) =>
        blocker with { Detail = All.Retell(language, Problems.SaidBy(blocker.Code), blocker.Detail) };

    /// <summary>A refused attempt as the printed audit trail tells it.</summary>
    public static string Refused(string command, string code, string detail, string language) => All.Say(
        language, Sentence.Of("fact.attempt-refused", ("command", command), ("detail", new Said(Problems.SaidBy(code), detail))));

    public static string Word(string list, Enum value, string language) => All.Word(language, list, value.ToString());

    public static string RoleOf(Role role, string language) => All.Word(language, "role", RoleNames.Of(role));

    private static string NameOf(Enum value) => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
