using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of in-process checks on schedule.</summary>
internal static class ScheduleRefusals
{
    public static Refusal CheckMissed(DueCheck missed, long at) =>
        new Refusal(
            "check-missed", 409,
            $"{missed.Place.Number} was not checked for {missed.Elapsed(at)}; a check is due every {missed.Every}. Go on with a justification; an exception opens.")
            .With("step", missed.Place.Number).With("elapsed", missed.Elapsed(at)).With("limit", $"{missed.Every}").With("dueAt", Micros.ToText(missed.DueAt));
}
