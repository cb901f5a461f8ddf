using Theriac.Kernel;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A sample gets a number of the batch and goes to the laboratory; its result comes back to a step of its own.</summary>
internal static class SampleReader
{
    private const int IdMax = 64;

    public static Outcome<ReadValue> Taken(Scene scene, StepPlace place, ValueInput input)
    {
        var text = input.Value?.Trim() is { Length: > 0 } given && given != ValueReader.DoneValue ? given : Next(scene, place);
        if (Taken(scene, place).Contains(text))
            return ClaimsRefusals.SampleNumberTaken(place.Number, text);
        if (text.Length > IdMax)
            return BatchesRefusals.ValueNotReadable(place.Number, $"{IdMax} characters at most.");
        Dictionary<string, string> parts = [];
        if (input.Part("quantity") is { } quantity)
            parts["quantity"] = quantity;
        return ValueReader.Free(text) with { Detail = parts.Count == 0 ? null : new ValueDetail(Parts: parts) };
    }

    public static Outcome<ReadValue> Result(Scene scene, StepPlace place, ValueInput input)
    {
        if (SampleOf(scene, place) is not { } sample)
            return ChangesRefusals.SampleNotTaken(place.Number);
        var text = input.Value?.Trim() ?? "";
        var read = place.Instruction.Unit is not null ? ValueReader.Number(place, text, input.Unit)
            : text.Length > 0 ? ValueReader.Answered(place, text)
            : BatchesRefusals.ValueNotReadable(place.Number, "Write something.");
        return read.Map(value => value with { Detail = new ValueDetail(Parts: new Dictionary<string, string> { ["sample"] = sample }) });
    }

    /// <summary>Of several turns the newest sample.</summary>
    public static string? SampleOf(Scene scene, StepPlace place) => place.Instruction.SampleOf is not { } source ? null
        : scene.Recipe.Graph.InstancesOf(Turn.MasterId(source), place.Phase.Turns).Append(source)
            .Select(id => scene.State.Steps.GetValueOrDefault(id)?.Value).OfType<ValueState>().OrderBy(value => value.Stamp.Number)
            .LastOrDefault()?.Value;

    private static string Next(Scene scene, StepPlace place)
    {
        if (scene.State.Step(place).Value is { } there)
            return there.Value;
        var taken = Taken(scene, place);
        return Enumerable.Range(1, taken.Count + 1).Select(number => $"{scene.State.Id}-S{number}").First(id => !taken.Contains(id));
    }

    /// <summary>Numbers of all other samples, those of runs before this one too: a number means one sample for ever.</summary>
    private static HashSet<string> Taken(Scene scene, StepPlace place) => scene.Recipe.Steps
        .Where(one => one.Instruction.Kind == InstructionKind.Sample)
        .SelectMany(one => scene.State.Step(one).Runs.SkipLast(one.Id == place.Id ? 1 : 0))
        .SelectMany(step => step.Values).Select(value => value.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
