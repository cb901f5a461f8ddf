namespace Theriac.Host.Tests.Recipes;

/// <summary>Small recipes as their authors send them, complete enough to be approved.</summary>
internal static class SmallRecipe
{
    /// <param name="low">Of the step's limit.</param>
    /// <param name="id">R-1 and the like.</param>
    public static string Of(string id, string version, string low = "80") => Document(id, version, """
        "product":{"code":"FG-1","name":"Mixture","strength":"1 mg","dosageForm":"Solution","shelfLifeMonths":12},
        "batchSize":{"nominal":{"value":"10","unit":"L"},"min":{"value":"5","unit":"L"},"max":{"value":"10","unit":"L"}},
        "yield":{"theoretical":{"value":"100","unit":"each"},"minPercent":"95","maxPercent":"101"},
        "formula": {
          "inputs": [{"id":"in-1","materialCode":"RM-1","name":"Water","quantity":{"value":"10","unit":"L"}}],
          "parameters": [{"id":"speed","name":{"en":"Stirrer speed"},"value":{"value":"100","unit":"rpm"},"range":{"low":"90","high":"110"},
            "registeredRange":{"low":"80","high":"120"},"scope":"site"}]
        },
        "equipment": [{"id":"eq-1","class":"vessel"}],
        """, $$$"""
        {"id":"mix","kind":"operation","title":{"en":"Mix"},"elements":[
          {"id":"charge","kind":"phase","title":{"en":"Charge"},"instructions":[
            {"id":"water","kind":"charge-in","title":{"en":"Charge the water"},"materialCode":"RM-1","quantity":{"value":"10","unit":"L"},
             "tolerance":{"minusPercent":"1","plusPercent":"1"},"verification":true}]},
          {"id":"run","kind":"phase","title":{"en":"Run"},"instructions":[
            {"id":"stir","kind":"number","title":{"en":"Stirrer speed"},"unit":"rpm","limits":{"low":"{{{low}}}","high":"120"},"qualification":"mixing"}]}]}
        """);

    /// <summary>A building block of the library: one operation.</summary>
    public static string Block(string version, string title) => Document("WASH", version, """
        "isBlock": true,
        """, $$$"""
        {"id":"wash","kind":"operation","title":{"en":"{{{title}}}"},"elements":[
          {"id":"rinse","kind":"phase","title":{"en":"Rinse"},"instructions":[{"id":"rinse-1","kind":"instruction","title":{"en":"Rinse twice"}}]}]}
        """);

    private static string Document(string id, string version, string more, string operation) => $$$"""
        {"format":"theriac-recipe/1","id":"{{{id}}}","version":"{{{version}}}","title":{"en":"Mixture"},
         {{{more}}}
         "procedure":{"id":"main","kind":"procedure","title":{"en":"Main"},"elements":[{{{operation}}}]}}
        """;
}
