using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <param name="Step">Id of the step that took the sample.</param>
/// <param name="Test">Id of the test, from the specification of the recipe.</param>
/// <param name="Reason">Why it replaces the result before; of a first result, null.</param>
/// <param name="Justification">Needed for a result out of its specification: an exception opens with it.</param>
internal sealed record LabResultCommand(
    string Step, string Test, string Value, string? Unit = null, string? Reason = null, string? Justification = null);

/// <summary>A test that a sample of the batch asks for, with the result that counts.</summary>
internal sealed record LabTest(StepPlace Place, string Sample, TableColumn Test, LabResultState? Result)
{
    public string Expected => Test.Limits is { } limits ? ValueReader.Range(limits, Test.Unit) : "–";
}

/// <summary>
/// Quality control: results of the samples against the specification that the recipe states with the sample. They come when the
/// laboratory has them, not in the order of the steps, and the lot waits for them (C-134, 211.165).
/// </summary>
internal static class Laboratory
{
    /// <summary>Tests of all samples that were taken, or should have been; what the way did not pass asks for none.</summary>
    public static IReadOnlyList<LabTest> Due(BatchState state, ControlRecipe recipe) =>
        [.. recipe.Steps.Where(place => place.Instruction is { Kind: InstructionKind.Sample, Columns.Count: > 0 })
            .Where(place => !state.SkippedNodes.Contains(place.Phase.Id))
            .Select(place => (place, step: state.Step(place))).Where(one => one.step.NotDone is null && !one.step.IsLeftOut && one.step.Value is not null)
            .SelectMany(one => one.place.Instruction.Columns.Select(test => new LabTest(
                one.place, one.step.Value!.Value, test, state.LabResults.FindLast(
                    result => result.Step == one.place.Id && result.Test == test.Id && result.Sample == one.step.Value.Value))))];

    public static Outcome<Telling> Record(Scene scene, LabResultCommand command)
    {
        if (Guards.HasRole(scene, Role.QcReviewer) is { } refusal)
            return refusal;
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        if (Due(scene.State, scene.Recipe).FirstOrDefault(one => one.Place.Id == command.Step && one.Test.Id == command.Test) is not { } test)
            return ReleaseRefusals.LabTestUnknown(command.Step, command.Test);
        if (test.Result is { } before && string.IsNullOrWhiteSpace(command.Reason))
            return ReleaseRefusals.LabResultThere(test.Place.Number, before);
        if (!Read(test, command).Try(out var read, out refusal))
            return refusal;
        if (read.Verdict == Verdict.Outside && string.IsNullOrWhiteSpace(command.Justification))
            return BatchesRefusals.JustificationMissing(test.Place.Number, read.Shown, read.Expected);
        var telling = new Telling(scene);
        telling.Tell(new LabResultRecorded(
            test.Place.Id, test.Place.Number, test.Sample, test.Test.Id, test.Test.Title, read.Text, read.Unit, test.Test.Limits, read.Checks,
            read.Verdict, test.Result is null ? null : command.Reason!.Trim(), telling.By));
        if (read.Verdict == Verdict.Outside)
            Open(telling, test, read, command.Justification!.Trim());
        return telling;
    }

    /// <summary>Every result is there, and somebody else than who entered them reviews them.</summary>
    public static Outcome<Telling> Review(Scene scene, Signature? signature)
    {
        if (Guards.HasRole(scene, Role.QcReviewer) is { } refusal)
            return refusal;
        if (scene.State.IsFinal)
            return BatchesRefusals.BatchDecided(scene.State);
        var tests = Due(scene.State, scene.Recipe);
        if (tests.Count == 0)
            return ReleaseRefusals.NoLabTests();
        if (tests.FirstOrDefault(test => test.Result is null) is { } missing)
            return ReleaseRefusals.LabResultMissing(tests.Count(test => test.Result is null), missing);
        // Also of results that were replaced: who entered any of them has a part in what stands there.
        if (scene.State.LabResults.Find(result => result.By.Id == scene.Who.UserId) is { } own)
            return BatchesRefusals.ReviewerPerformed(own.Number);
        if (scene.State.QcReviewIsCurrent)
            return ReleaseRefusals.ReviewedAlready(scene.State.QcReview!);
        var telling = new Telling(scene);
        if (signature is not null)
            telling.Tell(new QcReviewed(tests.Count, signature));
        return telling;
    }

    public static IEnumerable<Blocker> Blockers(BatchState state, ControlRecipe recipe)
    {
        var tests = Due(state, recipe);
        foreach (var test in tests.Where(test => test.Result is null))
        {
            yield return new Blocker(
                "lab-result-missing", test.Place.Id, test.Place.Number, $"Sample {test.Sample} lacks a result: {test.Test.Title}.", Role.QcReviewer);
        }

        if (tests.Count > 0 && !state.QcReviewIsCurrent)
        {
            yield return state.QcReview is null
                ? new Blocker("qc-review-missing", "laboratory", "", "The laboratory results are not reviewed.", Role.QcReviewer)
                : new Blocker("qc-review-superseded", "laboratory", "", "A laboratory result came after this review.", Role.QcReviewer);
        }
    }

    private static Outcome<ReadValue> Read(LabTest test, LabResultCommand command)
    {
        var text = command.Value?.Trim() ?? "";
        var asked = new Instruction
        {
            Id = test.Test.Id,
            Kind = InstructionKind.Number,
            Title = test.Test.Title,
            Unit = test.Test.Unit,
            Decimals = test.Test.Decimals,
            Limits = test.Test.Limits,
            Alert = test.Test.Alert,
            Plausible = test.Test.Plausible,
        };
        var place = test.Place with { Numbered = test.Place.Numbered with { Instruction = asked } };
        if (test.Test.Unit is not null || test.Test.Limits is not null)
            return ValueReader.Number(place, text, command.Unit);
        return text.Length is > 0 and <= ValueReader.TextMax
            ? ValueReader.Free(text)
            : BatchesRefusals.ValueNotReadable(test.Place.Number, "Write something.");
    }

    private static void Open(Telling telling, LabTest test, ReadValue read, string justification)
    {
        var opened = telling.Open(
            ExceptionKind.OutOfLimits, Grade.Major, test.Place, $"{test.Place.Number}: {read.Shown}, expected {read.Expected}.",
            new Dictionary<string, string> { ["value"] = read.Shown, ["expected"] = read.Expected, ["test"] = $"{test.Test.Title}", ["sample"] = test.Sample },
            justification);
        // While work goes on, what was sampled is in work (C-110). After it the lot waits as a whole for the conclusion of the exception.
        if (!telling.State.HasEnded)
            MaterialHolds.Hold(telling, test.Place, read, opened);
    }
}
