using Theriac.Kernel;

namespace Theriac.Serials;

/// <summary>Every refusal of this module.</summary>
internal static class SerialsRefusals
{
    public static Refusal KeyChanged(string gtin) =>
        new("serial-key-changed", 409,
            $"The secret that the serials of {gtin} were drawn with is not the one of this instance. Restore it from the backup; no serial is given until then.");

    public static Refusal PoolExhausted(string gtin) =>
        new("serial-pool-exhausted", 409,
            $"One more lease would make serials of {gtin} guessable (1 in 10,000). Use another GTIN or longer serials.");

    public static Refusal CountOutOfRange(long max) =>
        Refusal.Input("/count", "count-out-of-range", $"From 1 to {max} packs are commissioned at once.");

    public static Refusal BatchUnknown(string batch) =>
        new("batch-unknown", 404, $"There is no batch {batch}.");

    public static Refusal ProductWithoutGtin(string batch) =>
        new("product-without-gtin", 409, $"The product of batch {batch} has no GTIN. Give its material one first.");

    public static Refusal BatchNotPackaging(string batch) =>
        new("batch-not-packaging", 409, $"Batch {batch} is not at its packaging step. Packs are commissioned there only.");

    public static Refusal ExpiryMissing(string batch) =>
        new("expiry-missing", 409, $"Batch {batch} has no expiry date, which every pack must carry.");

    public static Refusal CompanyPrefixMissing() =>
        new("company-prefix-missing", 409, "No GS1 company prefix is configured (Serials:CompanyPrefix), so no SSCC can be made.");

    public static Refusal CodeUnknown(string code) =>
        new("code-unknown", 404, $"No pack, case or pallet of ours has the code {code}.");

    public static Refusal CodeNotReadable(string detail) => new("code-not-readable", 422, detail);

    public static Refusal ContainerUnknown(string sscc) => new("container-unknown", 404, $"There is no case or pallet {sscc}.");

    public static Refusal ContainerExists(string sscc) =>
        new("container-exists", 409, $"The SSCC {sscc} is in use already. An SSCC names one case or pallet for ever.");

    public static Refusal ContainerInside(string sscc, string parent) =>
        new Refusal("container-not-top-level", 409, $"{sscc} stands inside {parent}. Ship {parent}, or unpack it first.").With("parent", parent);

    public static Refusal ContainerUnderWay(string sscc) =>
        new("container-in-transit", 409, $"{sscc} is under way already. It must be received before it moves again.");

    public static Refusal ContainerNotUnderWay(string sscc) =>
        new("container-not-in-transit", 409, $"{sscc} is not under way, so nobody can receive it.");

    public static Refusal ContainerElsewhere(string sscc, string place) =>
        new Refusal("container-elsewhere", 409, $"{sscc} is at {place}.").With("place", place);

    public static Refusal ContainerGoesElsewhere(string sscc, string place) =>
        new Refusal("container-for-other-place", 409, $"{sscc} was shipped to {place}.").With("place", place);

    public static Refusal ChildrenMissing() => Refusal.Input("/children", "children-missing", "Name what goes into the case or pallet.");

    public static Refusal ChildrenTooMany(int max) =>
        Refusal.Input("/children", "children-too-many", $"At most {max} pieces go into one case or pallet.");

    public static Refusal ChildrenWrong(IReadOnlyList<FieldError> errors) => Refusal.Input(errors);

    public static Refusal DestinationUnknown(string to) => new("destination-unknown", 404, $"There is no site or partner {to}.");

    public static Refusal DestinationIsHere(string to) => new("destination-is-here", 409, $"It is at {to} already.");

    public static Refusal BatchNotCertified(string batch, string to) =>
        new Refusal("batch-not-certified", 409,
            $"Batch {batch} is not certified for {to}. Until it is, its packs move only under quarantine between own sites.")
            .With("batch", batch);

    public static Refusal MarketQuantityReached(string batch, Batch.MarketLimit limit, long gone, long packs) =>
        new Refusal("market-quantity-reached", 409,
            $"Batch {batch} is certified for {limit.Market} up to {limit.Packs} packs. {gone} have gone there, and these are {packs}.")
            .With("batch", batch).With("market", limit.Market).With("limit", $"{limit.Packs}").With("gone", $"{gone}").With("packs", $"{packs}");

    public static Refusal MarketNotKnown(string to) =>
        new Refusal("market-not-known", 409, $"Which market {to} is in cannot be said: its region is no country. Enter the partner with its country.")
            .With("to", to);

    public static Refusal SourceHeldBack(string batch, string source, string state) =>
        new Refusal("batch-source-held-back", 409, $"Batch {source} is {state}, and its goods are in {batch}, whose packs go to no customer.")
            .With("batch", batch).With("source", source);

    public static Refusal CountryMissing() =>
        Refusal.Input("/country", "country-missing", "Name the country that the pack is exported to by its two letters.");

    public static Refusal ActorNotThere(string by, string place) =>
        new Refusal("pack-actor-not-there", 409, $"{place} is no {by}, so nobody acts as one there.").With("place", place);

    public static Refusal PackElsewhere(string pack, string place) =>
        new Refusal("pack-not-here", 409, $"{pack} stands at {place}. It is given away where it stands.").With("place", place);

    public static Refusal BatchRejected(string batch) =>
        new Refusal("batch-rejected", 409, $"Batch {batch} was rejected. Its packs go to no customer.").With("batch", batch);

    public static Refusal BatchRecalled(string batch) =>
        new Refusal("batch-recalled", 409, $"Batch {batch} is recalled. Its packs go to no customer.").With("batch", batch);

    public static Refusal VerdictArrived(string sscc) =>
        new("verdict-arrived", 409, $"A batch in {sscc} was decided about at this moment. Nothing was written. Try again.");

    public static Refusal BatchRecalledAlready(string batch) => new("batch-recalled-already", 409, $"Batch {batch} is recalled already.");

    public static Refusal ReasonMissing() => Refusal.Input("/reason", "reason-missing", "Say why.");

    public static Refusal RoleMissing(string role, string site) =>
        new("role-missing", 403, $"This needs the role {role} at {site}.");

    public static Refusal ActionUnknown() => Refusal.Input("/action", "action-unknown", "There is no such action on a pack.");

    public static Refusal StateChange(string code, string detail) => new(code, 409, detail);
}
