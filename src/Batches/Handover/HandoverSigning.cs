using Theriac.People;

namespace Theriac.Batches;

/// <summary>The two signatures of a hand-over: who goes, and who comes.</summary>
internal static class HandoverSigning
{
    public static SignedAction HandOver(HandOverCommand command) => new("hand-over", command)
    {
        Needs = NeedsOf(command.Others?.Select(one => one.Batch)),
        Decide = (scene, signature) => Handover.Offer(scene, command, signature),
        Document = (scene, _, language) => new SignDocument(
            language, HandoverTexts.HandTitle.In(language, scene.State.Id), SignatureMeaning.Performed, HandoverTexts.Hand.In(language),
            [.. All(scene).SelectMany(there => Offered(scene, there, command, language))]),
        Requirement = scene => new SignRequirement(Handover.People, scene.Order.Site, []),
    };

    public static SignedAction TakeOver(TakeOverCommand command) => new("take-over", command)
    {
        Needs = NeedsOf(command.Others?.Select(one => one.Batch)),
        MayBeSecondPerson = true,
        Decide = (scene, signature) => Handover.Take(scene, command, Signer(command, scene), signature),
        Document = (scene, _, language) => new SignDocument(
            language, HandoverTexts.TakeTitle.In(language, scene.State.Id), SignatureMeaning.Verified, HandoverTexts.Take.In(language),
            [.. All(scene).SelectMany(there => Taken(scene, there, command, language))]),
        Requirement = scene => new SignRequirement(
            Handover.People, scene.Order.Site, [.. All(scene).Select(there => OpenOf(scene, there, command).Fact.Signature.Signer).Distinct()]),
    };

    private static IEnumerable<SignLine> Offered(Scene scene, Scene there, HandOverCommand command, string language)
    {
        var offered = Handover.Lines(there, Handover.InputOf(scene, there, command)).Value;
        return [.. StepDocuments.Head(there, language), .. HandoverTexts.Of(there, offered.Lines, offered.Note, [], language)];
    }

    private static IEnumerable<SignLine> Taken(Scene scene, Scene there, TakeOverCommand command, string language)
    {
        var open = OpenOf(scene, there, command);
        var by = new SignLine(Words.PerformedBy.In(language), $"{open.Fact.Signature.PrintedName} ({open.Fact.Signature.Signer}) · {Print.PrintedTime.Of(open.Stamp)}");
        return [.. StepDocuments.Head(there, language), by, .. HandoverTexts.Of(there, open.Fact.Lines, open.Fact.Note, Handover.InputOf(scene, there, command).Lines ?? [], language)];
    }

    private static HandoverState OpenOf(Scene scene, Scene there, TakeOverCommand command) =>
        Handover.Open(there, Handover.InputOf(scene, there, command).Handover).Value;

    private static IEnumerable<Scene> All(Scene scene) => scene.Others.Prepend(scene);

    private static Needs NeedsOf(IEnumerable<string>? others) => new() { Handover = true, Others = [.. others?.Take(Handover.OthersMax + 1) ?? []] };

    private static string? Signer(TakeOverCommand command, Scene scene) => command.Signature is not { } input ? null
        : string.IsNullOrWhiteSpace(input.UserId) ? scene.Who.UserId : input.UserId.Trim().ToLowerInvariant();
}
