using System.Globalization;
using Theriac.Batches.Print;
using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>The lists that a record has beside its events: what was changed, said, measured in rows, by whom, with what, from which recipe.</summary>
internal sealed class RecordXmlParts(RecordXmlOut xml, RecordData data, string language)
{
    private BatchState State => data.Scene.State;

    private OrderReleased Order => data.Scene.Order;

    public static void Signature(RecordXmlOut xml, Signature one)
    {
        xml.Attribute("signature", one.DocumentHash);
        xml.Attribute("signature.signer", one.Signer);
        xml.Attribute("signature.name", one.PrintedName);
        xml.Attribute("signature.role", EnumWords.Of(one.Role));
        xml.Attribute("signature.meaning", EnumWords.Of(one.Meaning));
        xml.Attribute("signature.authentication", one.Authentication);
        if (one.Comment is { } comment)
            xml.Attribute("signature.comment", comment);
    }

    public void Changes()
    {
        xml.Open("ChangeHistory");
        foreach (var (entry, fact) in data.Entries)
        {
            foreach (var value in EventKinds.ValuesOf(fact).Where(value => value.Before is not null))
            {
                xml.Open("Change");
                xml.Head($"change-{entry.Number}", "Change", entry.At, FactTexts.In(fact!, language, entry.OffsetMinutes), language);
                xml.Element("RecordReference", Number(entry));
                xml.Value("PrechangeData", value.Before!, unit: value.Unit);
                xml.Element("Reason", FactPlaces.ReasonOf(fact));
                xml.Close();
            }
        }

        xml.Close();
        xml.Part("the changes");
    }

    public void Comments()
    {
        xml.Open("Comments");
        foreach (var (entry, fact) in data.Entries)
        {
            if (fact is not CommentAdded comment)
                continue;
            xml.Open("Comment");
            xml.Head($"comment-{entry.Number}", "Comment", entry.At, null, language);
            xml.Element("RecordReference", Number(entry));
            xml.Element("CommentText", comment.Text);
            xml.Element("PersonID", comment.By.Id);
            xml.Close();
        }

        xml.Close();
        xml.Part("the comments");
    }

    /// <summary>What steps follow now; the masters that it was derived from stand in their own list.</summary>
    public void ControlRecipe()
    {
        xml.Open("ControlRecipes");
        xml.Open("ControlRecipeRecord");
        xml.Head("control-recipe", "Control Recipe", data.Masters[^1].From.At, null, language);
        xml.Open("ControlRecipe");
        Recipe(Order.Recipe, State.Id);
        xml.Other("hash", data.Scene.Recipe.Hash);
        if (Order.Control?.Parameters is { } parameters)
            xml.Other("parameters", parameters);
        xml.Close();
        xml.Close();
        xml.Close();
        xml.Part("the control recipe");
    }

    /// <summary>Each version that the batch was bound to, with the entry that bound it.</summary>
    public void MasterRecipes()
    {
        xml.Open("MasterRecipes");
        for (var i = 0; i < data.Masters.Count; i++)
        {
            var bound = data.Masters[i];
            xml.Open("MasterRecipeRecord");
            xml.Head($"master-recipe-{i + 1}", "Master Recipe", bound.From.At, null, language);
            xml.Open("MasterRecipe");
            Recipe(bound.Recipe);
            xml.Other("hash", bound.Recipe.Hash);
            xml.Other("entry", Number(bound.From));
            xml.Close();
            xml.Close();
        }

        xml.Close();
        xml.Part("the master recipes");
    }

    /// <summary>Rows of tables, as they are now; what they were stands in the changes.</summary>
    public void Tables()
    {
        foreach (var place in data.Scene.Recipe.Steps.Where(place => State.Step(place).Rows.Count > 0))
        {
            var (columns, rows) = (place.Instruction.Columns, State.Step(place).Rows);
            xml.Open("DataSet");
            xml.Head($"table-{place.Id}", "Data Set", rows[0].Stamp.At, $"{place.Number} {place.Instruction.Title.In(language)}", language);
            for (var i = 0; i < columns.Count; i++)
                xml.Tag(i, "string", columns[i].Unit?.Symbol, columns[i].Id);
            foreach (var row in rows)
            {
                xml.Open("OrderedData");
                xml.Element("OrderIndex", row.Row.ToString(CultureInfo.InvariantCulture));
                xml.Time("TimeValue", row.Stamp.At);
                for (var i = 0; i < columns.Count; i++)
                    xml.Data(i, row.Cell(columns[i].Id)?.Value ?? "");
                xml.Close();
            }

            xml.Close();
            xml.Part($"the table of step {place.Number}");
        }
    }

    /// <summary>Everybody who did or signed something, with the name as it was printed then.</summary>
    public void People()
    {
        var people = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var fact in data.Entries.Select(one => one.Fact).OfType<IFact>())
        {
            foreach (var signature in FactParts.Of<Signature>(fact))
                people.TryAdd(signature.Signer, signature.PrintedName);
            foreach (var by in FactParts.Of<By>(fact))
                people.TryAdd(by.Id, by.Name);
        }

        xml.Open("PersonnelIdentification");
        foreach (var (id, name) in people)
        {
            xml.Open("PersonnelIdentificationManifest");
            xml.Head($"person-{id}", "Personnel Identification Manifest", null, null, language);
            xml.Element("RecordReference", id);
            xml.Element("Name", name);
            xml.Element("ChangeIndication", "");
            xml.Close();
        }

        xml.Close();
        xml.Part("the people");
    }

    /// <summary>Phases and transitions, with when they ran, and within them their steps.</summary>
    public void Elements()
    {
        xml.Open("RecipeElements");
        foreach (var node in data.Scene.Recipe.Graph.Work)
        {
            var work = State.Work.GetValueOrDefault(node.Id);
            xml.Open("RecipeElementRecord");
            xml.Head($"element-{node.Id}", "Recipe Element", work?.Started?.At, $"{node.Number} {node.Title.In(language)}", language);
            xml.Open("RecipeElementType");
            xml.Element("ID", node.Id);
            xml.Element("Description", node.Title.In(language), "languageID", language);
            xml.Word("RecipeElementType", node.Kind == ExecutionNodeKind.Phase ? "Phase" : "Other", node.Kind == ExecutionNodeKind.Phase ? null : "Transition");
            for (var i = 0; i < node.Instructions.Count; i++)
                Step(new StepPlace(node, i, node.Instructions[i]));
            xml.Other("skipped", State.SkippedNodes.Contains(node.Id) ? "true" : "false");
            if (work?.Started is { } started)
                xml.Other("started", Micros.ToText(started.At));
            if (work?.Ended is { } ended)
                xml.Other("ended", Micros.ToText(ended.At));
            xml.Close();
            xml.Close();
        }

        xml.Close();
        xml.Part("the recipe elements");
    }

    /// <summary>Equipment as it was found when it was checked in (C-105, C-182).</summary>
    public void Resources()
    {
        xml.Open("ResourceQualifications");
        foreach (var (entry, fact) in data.Entries)
        {
            if (fact is not EquipmentCheckedIn used)
                continue;
            xml.Open("ResourceQualificationsManifest");
            xml.Head($"resource-{entry.Number}", "Resource Definition Manifest", entry.At, used.Name, language);
            xml.Element("RecordReference", Number(entry));
            xml.Element("ResourceID", used.Equipment);
            xml.Element("ResourceUse", used.Number);
            xml.Element("ResourceType", used.Class ?? "Equipment");
            xml.Element("QualificationStatus", used.Checks.All(check => check.Passed) ? "Qualified" : "Deviation");
            xml.Time("EffectiveTimeStamp", entry.At);
            xml.Close();
        }

        xml.Close();
        xml.Part("the equipment");
    }

    public void Samples()
    {
        xml.Open("Samples");
        foreach (var place in data.Scene.Recipe.Steps.Where(place => place.Instruction.Kind == InstructionKind.Sample && State.Step(place).Value is not null))
        {
            var taken = State.Step(place).Value!;
            xml.Open("Sample");
            xml.Head($"sample-{place.Id}", "Sample", taken.Stamp.At, $"{place.Number} {place.Instruction.Title.In(language)}", language);
            xml.Element("SampleSourceID", taken.Value);
            xml.Element("ProceduralElementReference", place.Id);
            foreach (var test in place.Instruction.Columns)
                Test(place, test);
            xml.Close();
        }

        xml.Close();
        xml.Part("the samples");
    }

    private void Test(StepPlace place, TableColumn test)
    {
        xml.Open("SampleTest");
        xml.Head($"test-{place.Id}-{test.Id}", "Sample Test", null, test.Title.In(language), language);
        xml.Element("TestName", test.Id);
        foreach (var result in State.LabResults.Where(one => one.Step == place.Id && one.Test == test.Id))
        {
            xml.Open("SampleTestResult");
            xml.Head($"result-{result.Stamp.Number}", "Sample Test Result", result.Stamp.At, result.Reason, language);
            xml.Element("TestDisposition", EnumWords.Of(result.Verdict));
            xml.Value("Results", result.Value, unit: result.Unit?.Symbol);
            if (result.Limits is { } limits)
                xml.Value("ExpectedResults", ValueReader.Range(limits, result.Unit), unit: result.Unit?.Symbol);
            xml.Close();
        }

        xml.Close();
    }

    private void Step(StepPlace place)
    {
        var step = State.Step(place);
        xml.Open("RecipeElement");
        xml.Element("ID", place.Id);
        xml.Element("Description", $"{place.Number} {place.Instruction.Title.In(language)}", "languageID", language);
        xml.Word("RecipeElementType", "Other", EnumWords.Of(place.Instruction.Kind));
        xml.Element("ActualEquipmentID", step.Equipment?.Equipment);
        if (step.Value is { } value)
            xml.Other("value", $"{value.Value} {value.Unit?.Symbol}".TrimEnd());
        if (State.Standing.GetValueOrDefault(place.Id) is { } standing)
            xml.Other("followed-version", standing.Recipe.Version);
        if (step.Completed is { } completed)
            xml.Other("completed", Micros.ToText(completed.At));
        xml.Close();
    }

    private void Recipe(RecipeBinding recipe, string? batch = null)
    {
        xml.Element("ID", recipe.Id);
        xml.Element("Version", recipe.Version);
        xml.Element("Description", recipe.Title.In(language), "languageID", language);
        xml.Element("BatchID", batch);
        xml.Open("Header");
        xml.Element("ProductID", Order.Product?.Code);
        xml.Element("ProductName", Order.Product?.Name);
        xml.Close();
    }

    private static string Number(Entry entry) => entry.Number.ToString(CultureInfo.InvariantCulture);
}
