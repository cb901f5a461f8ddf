using Theriac.Edge;
using Theriac.People;

namespace Theriac.Batches;

/// <summary>Audit events of interest: what was refused, whose rights changed meanwhile, and signatures that are missing or void.</summary>
internal static class AuditItems
{
    public static IEnumerable<ReviewItem> Of(Scene scene) =>
        [.. Attempts(scene.State), .. RoleChanges(scene), .. VoidSignatures(scene), .. MissingSignatures(scene), .. AssayItems.Of(scene)];

    private static IEnumerable<ReviewItem> Attempts(BatchState state) => state.Attempts.Select(one => ReviewItem.Of(
        $"attempt:{one.Stamp.Number}", ItemKind.RefusedAttempt, null, one.Facts.GetValueOrDefault("step"),
        $"{one.Command}: {one.Detail}", one.Stamp) with
    {
        Told = language => $"{BatchPhrases.All.Word(language, "command", one.Command)}: {one.In(language)}",
    });

    private static IEnumerable<ReviewItem> RoleChanges(Scene scene) => scene.RoleChanges
        .Where(one => one.Site == RoleGrant.AllSites || one.Site == scene.Order.Site)
        .Select(one => ReviewItem.Of(
            $"role:{one.Entry}", ItemKind.RoleChange, null, null, $"{one.Name}: {RoleNames.Of(one.Role)} {(one.Granted ? "granted" : "revoked")}, {one.Reason}",
            new Stamp(one.Entry, one.At, scene.State.Zone, 0, one.By, null)) with
        {
            Told = language => BatchPhrases.All.Say(language, Sentence.Of(
                one.Granted ? "review.role-granted" : "review.role-revoked",
                ("name", one.Name), ("role", BatchPhrases.RoleOf(one.Role, language)), ("by", one.By), ("reason", one.Reason))),
        });

    private static IEnumerable<ReviewItem> VoidSignatures(Scene scene)
    {
        if (scene.Void.Count == 0)
            return [];
        return scene.State.AllSignatures.Where(one => scene.Void.Contains(one.DocumentHash)).DistinctBy(one => one.DocumentHash)
            .Select(one => ReviewItem.Of(
                $"void:{one.DocumentHash}", ItemKind.SignatureVoid, null, null, $"{one.PrintedName} ({one.Meaning}): what is stored is not what was signed.",
                null, open: true) with
            {
                Told = language => BatchPhrases.All.Say(language, Sentence.Of(
                    "review.signature-void", ("name", one.PrintedName), ("meaning", Words.Of(one.Meaning).In(language)))),
            });
    }

    private static IEnumerable<ReviewItem> MissingSignatures(Scene scene) => Completeness.Missing(scene.State, scene.Recipe)
        .Where(one => one.Code is "signature-missing" or "signature-superseded")
        .Select(one => ReviewItem.Of(
            $"{one.Code}:{one.Item}", ItemKind.SignatureMissing, one.Item, one.Number, one.Detail, null, open: true) with
        {
            Told = language => one.In(language).Detail,
        });
}
