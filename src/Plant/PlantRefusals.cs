using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Plant;

/// <summary>Every refusal of the plant. Codes are contract.</summary>
internal static class PlantRefusals
{
    public static Refusal SiteUnknown(string id) => Unknown("site", id);

    public static Refusal AreaUnknown(string id) => Unknown("area", id);

    public static Refusal MaterialUnknown(string code) => Unknown("material", code);

    public static Refusal EquipmentUnknown(string id) => Unknown("equipment", id);

    public static Refusal LotUnknown(string id) => Unknown("lot", id);

    public static Refusal TerminalUnknown(string id) => Unknown("terminal", id);

    public static Refusal DocumentUnknown(string id, string version) =>
        new Refusal("controlled-document-unknown", 404, $"The register has no document {id} in version {version}.").With("id", id).With("version", version);

    public static Refusal DocumentRetired(string id, string version) =>
        new Refusal("controlled-document-retired", 409, $"Document {id}, version {version}, is retired already.").With("id", id).With("version", version);

    public static Refusal IdTaken(string kind, string id) =>
        new Refusal($"{kind}-id-taken", 409, $"There is already a {kind} {id}. Choose another id.").With("id", id);

    public static Refusal EnterpriseMissing() =>
        new("enterprise-missing", 409, "The enterprise has no name yet. Name it first.");

    public static Refusal EnterpriseNamed(string name) =>
        new Refusal("enterprise-already-named", 409, $"The enterprise is already named {name}.").With("name", name);

    public static Refusal NotAtSite(string site, params IReadOnlyList<Role> roles) =>
        new Refusal("role-missing-at-site", 403, $"This needs the role {string.Join(" or ", roles.Select(RoleNames.Of))} at the site {site}.")
            .With("site", site).With("roles", string.Join(' ', roles.Select(RoleNames.Of)));

    public static Refusal LotOfOtherMaterial(LotState lot, string expected) =>
        new Refusal("lot-of-other-material", 409, $"Lot {lot.Id} is {lot.Material}, not {expected}. Scan a lot of {expected}.")
            .With("lot", lot.Id).With("expected", expected).With("scanned", lot.Material);

    public static Refusal LotAtOtherSite(LotState lot, string site) =>
        new Refusal("lot-at-other-site", 409, $"Lot {lot.Id} lies at {lot.Site}, not at {site}. Scan a lot of this site.")
            .With("lot", lot.Id).With("site", lot.Site).With("expected", site);

    public static Refusal DateNotAhead(string field) => Refusal.Input(field, "date-not-ahead", "Give a day that is still to come.");

    public static Refusal LotIsRejected(string id) =>
        new Refusal("lot-rejected", 409, $"Lot {id} is rejected. Scan another lot and call the supervisor.").With("lot", id);

    public static Refusal LotNotReleased(string id) =>
        new Refusal("lot-not-released", 409, $"Lot {id} is in quarantine. Scan a released lot or call QA.").With("lot", id);

    public static Refusal LotExpired(string id, DateOnly on) =>
        new Refusal("lot-expired", 409, $"Lot {id} expired on {on:yyyy-MM-dd}. Scan another lot or call the supervisor.")
            .With("lot", id).With("expiryOn", $"{on:yyyy-MM-dd}");

    public static Refusal LotNotEnough(LotState lot, Quantity asked) =>
        new Refusal("lot-quantity-not-enough", 409, $"Lot {lot.Id} has {lot.OnHand} left; {asked} was asked for. Take another lot for the rest.")
            .With("lot", lot.Id).With("onHand", lot.OnHand.ToString()).With("asked", asked.ToString());

    public static Refusal LotPromised(LotState lot, Quantity free, Quantity asked) =>
        new Refusal("lot-promised", 409, $"Of lot {lot.Id} {free} is free; {asked} was asked for. The rest is kept for other batches.")
            .With("lot", lot.Id).With("free", free.ToString()).With("asked", asked.ToString());

    public static Refusal ContainerUnknown(string lot, string container) =>
        new Refusal("container-unknown", 404, $"Lot {lot} has no container {container}. Scan the label of one that it has.")
            .With("lot", lot).With("container", container);

    public static Refusal ContainerNotEnough(LotContainer container, Quantity asked) =>
        new Refusal("container-quantity-not-enough", 409, $"Container {container.Id} has {container.Left} left; {asked} was asked for. Take the rest from another one.")
            .With("container", container.Id).With("left", container.Left.ToString()).With("asked", asked.ToString());

    public static Refusal LotInTransit(string id, string to) =>
        new Refusal("lot-in-transit", 409, $"Lot {id} is on the way to {to}. It is received there first.").With("lot", id).With("site", to);

    public static Refusal LotNotInTransit(string id) =>
        new Refusal("lot-not-in-transit", 409, $"Lot {id} is not on the way anywhere.").With("lot", id);

    public static Refusal RetestDue(string id, DateOnly on) =>
        new Refusal("lot-retest-due", 409, $"Lot {id} was to be tested again by {on:yyyy-MM-dd}. Scan another lot or call QA.")
            .With("lot", id).With("retestOn", $"{on:yyyy-MM-dd}");

    public static Refusal LotGovernedByBatch(string id, string batch) =>
        new Refusal("lot-governed-by-batch", 409, $"Batch {batch} made lot {id}. What is decided about the batch is decided about the lot.")
            .With("lot", id).With("batch", batch);

    public static Refusal CountNotWaiting(string id) =>
        new Refusal("lot-count-not-waiting", 409, $"No count of lot {id} waits for a signature.").With("lot", id);

    public static Refusal ZoneUnknown(string zone, string site) =>
        new Refusal("storage-zone-unknown", 404, $"{site} has no storage zone {zone}.").With("zone", zone).With("site", site);

    public static Refusal ZoneSame(string lot, string zone) =>
        new Refusal("storage-zone-same", 409, $"Lot {lot} stands in {zone} already.").With("lot", lot).With("zone", zone);

    public static Refusal ZoneNotForStatus(string zone, LotState lot) => ZoneNotForStatus(zone, lot.Id, lot.Status);

    public static Refusal ZoneNotForStatus(string zone, string lot, LotStatus status) =>
        new Refusal("storage-zone-not-for-status", 409, $"Lot {lot} may not stand in {zone}: {zone} is for lots of another state. Take a quarantine zone.")
            .With("lot", lot).With("zone", zone).With("status", EnumWords.Of(status));

    public static Refusal PrinterUnknown(string printer, string site) =>
        new Refusal("printer-unknown", 404, $"{site} has no label printer {printer}.").With("printer", printer).With("site", site);

    public static Refusal CertificateTooLarge(int bytesMax) =>
        new Refusal("certificate-too-large", 413, $"A certificate has {bytesMax} bytes at most.").With("bytesMax", $"{bytesMax}");

    public static Refusal CertificateKind() => new("certificate-kind", 415, "Attach a PDF or a picture (JPEG, PNG, WebP).");

    public static Refusal LotDecided(LotState lot) =>
        new Refusal("lot-already-decided", 409, $"Lot {lot.Id} is already {(lot.Status == LotStatus.Released ? "released" : "rejected")}.")
            .With("lot", lot.Id);

    public static Refusal ExpiryUnchanged(string id) =>
        new Refusal("lot-expiry-unchanged", 409, $"Lot {id} has this expiry date already.").With("lot", id);

    public static Refusal LotChangedMeanwhile(string id) =>
        new Refusal("document-changed", 409, $"Lot {id} changed while it was signed. Read it again and sign what is so now.").With("lot", id);

    public static Refusal CheckChangedMeanwhile(string id) =>
        new Refusal("balance-check-changed", 409, $"The readings of {id} changed while they were signed. Read them again and sign what is so now.").With("equipment", id);

    public static Refusal SignatureMissing() =>
        Refusal.Input("/signature", "signature-missing", "This action is signed: prepare its document and sign that.");

    public static Refusal ReasonMissing() => Refusal.Input("/reason", "reason-missing", "Say why.");

    public static Refusal QuantityNotPositive(string field) =>
        Refusal.Input(field, "quantity-not-positive", "A quantity above zero is needed.");

    public static Refusal QuantityTooLong(string field) =>
        Refusal.Input(field, "quantity-too-long", "A quantity has at most 18 digits.");

    public static Refusal EquipmentOfOtherClass(EquipmentState equipment, string expected) =>
        new Refusal("equipment-of-other-class", 409, $"{equipment.Id} is a {equipment.Class}; the step needs a {expected}.")
            .With("equipment", equipment.Id).With("expected", expected).With("scanned", equipment.Class);

    public static Refusal EquipmentAtOtherSite(EquipmentState equipment, string site) =>
        new Refusal("equipment-at-other-site", 409, $"{equipment.Id} stands at {equipment.Site}, not at {site}.")
            .With("equipment", equipment.Id).With("site", equipment.Site).With("expected", site);

    public static Refusal CalibrationOverdue(string id, DateOnly due) =>
        new Refusal("equipment-calibration-overdue", 409, $"The calibration of {id} was due on {due:yyyy-MM-dd}. Take another one or call the supervisor.")
            .With("equipment", id).With("dueOn", $"{due:yyyy-MM-dd}");

    public static Refusal EquipmentInUse(EquipmentState equipment) =>
        new Refusal("equipment-in-use", 409, $"{equipment.Id} is in use by batch {equipment.Batch}.")
            .With("equipment", equipment.Id).With("batch", equipment.Batch ?? "");

    public static Refusal EquipmentNotClean(EquipmentState equipment) =>
        new Refusal("equipment-not-clean", 409, $"{equipment.Id} is to be cleaned. Clean it and record that first.")
            .With("equipment", equipment.Id);

    public static Refusal EquipmentNotHeld(EquipmentState equipment, string batch) =>
        new Refusal("equipment-not-held", 409, $"{equipment.Id} is not in use by batch {batch}.")
            .With("equipment", equipment.Id).With("batch", batch);

    public static Refusal EquipmentNotToBeCleaned(EquipmentState equipment) =>
        new Refusal("equipment-not-to-be-cleaned", 409, $"{equipment.Id} is {(equipment.Condition == EquipmentCondition.Clean ? "clean already" : "in use")}.")
            .With("equipment", equipment.Id);

    public static Refusal NoBalance(string id) =>
        new Refusal("equipment-is-no-balance", 409, $"{id} is not registered as a balance. Scan another one or call the administrator.").With("equipment", id);

    public static Refusal BalanceCheckMissing(string id, DateOnly on) =>
        new Refusal("balance-check-missing", 409, $"{id} was not checked with its test weights on {on:yyyy-MM-dd}. Check it and sign that first.")
            .With("equipment", id);

    public static Refusal BalanceCheckFailed(string id, DateOnly on) =>
        new Refusal("balance-check-failed", 409, $"{id} failed its check of {on:yyyy-MM-dd}. Take another balance and call the supervisor.")
            .With("equipment", id);

    public static Refusal BalanceRangeExceeded(string id, Quantity asked, Quantity capacity) =>
        new Refusal("balance-range-exceeded", 409, $"{asked} with its container is more than {id} can weigh ({capacity}). Take a larger balance.")
            .With("equipment", id).With("asked", asked.ToString()).With("capacity", capacity.ToString());

    public static Refusal BalanceBelowMinimum(string id, Quantity asked, Quantity minimum) =>
        new Refusal("balance-below-minimum", 409, $"{asked} is less than the minimum weight of {id} ({minimum}). Take a finer balance.")
            .With("equipment", id).With("asked", asked.ToString()).With("minimum", minimum.ToString());

    public static Refusal BalanceTooCoarse(string id, Quantity readability, Quantity window) =>
        new Refusal("balance-too-coarse", 409, $"{id} reads in steps of {readability}; the tolerance here spans {window}. Take a finer balance.")
            .With("equipment", id).With("readability", readability.ToString()).With("window", window.ToString());

    public static Refusal TestWeightUnknown(string id, string weight) =>
        new Refusal("test-weight-unknown", 404, $"{id} has no test weight {weight}.").With("equipment", id).With("testWeight", weight);

    public static Refusal TestReadingsMissing(string id, IReadOnlyList<string> missing) =>
        new Refusal("balance-check-not-complete", 409, $"{id} still lacks a reading of {string.Join(", ", missing)}. Weigh that first.").With("equipment", id);

    public static Refusal CheckReasonMissing(int max) =>
        Refusal.Input("/reason", "check-reason-missing", $"A reading was off before. Say what you found and did about it, in {max} characters at most.");

    public static Refusal ReadingMissing() =>
        Refusal.Input("/value", "reading-missing", "This balance has no line to the server: type what its display shows.");

    public static Refusal ReadingNotTyped(string id) =>
        new Refusal("reading-not-typed", 409, $"{id} tells its readings itself. Put the weight on and read it.").With("equipment", id);

    public static Refusal AssayNotPlausible() =>
        Refusal.Input("/assay", "assay-not-plausible", "An assay is above 0 % and at most 120 %, its water at least 0 % and below 100 %.");

    public static Refusal TerminalNotEnrolled() =>
        new("terminal-not-enrolled", 403, "This device is not an enrolled terminal. Work at an enrolled one, or ask the administrator for a code.");

    public static Refusal TerminalAtOtherSite(TerminalInfo terminal, string site) =>
        new Refusal("terminal-at-other-site", 403, $"Terminal {terminal.Name} stands at {terminal.Site}. This work belongs to {site}.")
            .With("terminal", terminal.Id).With("site", terminal.Site).With("expected", site);

    public static Refusal TerminalRevoked(string id) =>
        new Refusal("terminal-already-revoked", 409, $"Terminal {id} is revoked already.").With("terminal", id);

    public static Refusal EnrolmentCodeWrong() =>
        new("enrolment-code-wrong", 403, "This code is not right, was used already, or is older than 15 minutes. Ask the administrator for a new one.");

    private static Refusal Unknown(string kind, string id) =>
        new Refusal($"{kind}-unknown", 404, $"There is no {kind} {id}.").With("id", id);
}
