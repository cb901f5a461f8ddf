using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;
using Theriac.Recipes;

namespace Theriac.Batches;

/// <summary>A change of the rules of release: what would be written, what is signed, and what is wrong with it.</summary>
internal abstract record ReleaseRuleInput
{
    public string? Reason { get; init; }

    public string? Language { get; init; }

    public SignatureInput? Signature { get; init; }

    /// <summary>Where quality must be at home who sets it: markets and checklists hold for every site.</summary>
    internal virtual string SetAt => RoleGrant.AllSites;

    public Refusal? Fault(ReleaseRuleBook book)
    {
        List<FieldError> errors = [];
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > ReleaseRuleLimits.ReasonMax)
            errors.Add(new FieldError("/reason", "reason-missing", "A reason is needed: say why."));
        Check(book, errors);
        return errors.Count > 0 ? Refusal.Input(errors) : null;
    }

    public abstract IFact ToFact(Signature signature);

    public abstract SignDocument Document(ReleaseRuleBook book, string language);

    protected abstract void Check(ReleaseRuleBook book, List<FieldError> errors);

    protected SignLine Why(string language) => new(Words.Reason.In(language), Reason?.Trim() ?? "");
}

internal static class ReleaseRuleLimits
{
    public const int ReasonMax = 2_000;
    public const int TextMax = 500;
    public const int LinesMax = 100;
    public const int CountriesMax = 250;
}

internal sealed record SetMarketInput(
    string? Market = null, LocalizedText? Name = null, IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Sites = null,
    Role? Certifies = null, bool NeedsRegister = false) : ReleaseRuleInput
{
    private string Code => Market?.Trim().ToUpperInvariant() ?? "";

    private IReadOnlyList<string> Lands => [.. (Countries ?? []).Select(one => one.Trim().ToUpperInvariant()).Distinct()];

    private IReadOnlyList<string> Homes => [.. (Sites ?? []).Select(one => one.Trim().ToUpperInvariant()).Distinct()];

    public override IFact ToFact(Signature signature) =>
        new MarketRuleSet(Code, Name!, Lands, Homes, Certifies!.Value, NeedsRegister, Reason!.Trim(), signature);

    public override SignDocument Document(ReleaseRuleBook book, string language) => new(
        language, ReleaseRuleTexts.MarketTitle.In(language, Code), SignatureMeaning.Approved, ReleaseRuleTexts.MarketStatement.In(language),
        [
            new(ReleaseRuleTexts.Market.In(language), $"{Code} {Name!.In(language)}"),
            new(ReleaseRuleTexts.Countries.In(language), Lands.Count > 0 ? string.Join(", ", Lands) : "–"),
            new(ReleaseRuleTexts.HomeOf.In(language), Homes.Count > 0 ? string.Join(", ", Homes) : "–"),
            .. book.WithoutHome(Homes) is { Count: > 0 } taken
                ? [new SignLine(ReleaseRuleTexts.TakesOver.In(language), string.Join(", ", taken))]
                : Array.Empty<SignLine>(),
            new(ReleaseRuleTexts.Certifies.In(language), BatchPhrases.RoleOf(Certifies!.Value, language)),
            new(ReleaseRuleTexts.Register.In(language), (NeedsRegister ? Words.Yes : Words.No).In(language)),
            new(ReleaseRuleTexts.Replaces.In(language), book.Find(Code) is { Version: > 0 } before
                ? $"{Words.Version.In(language)} {before.Version}: {BatchPhrases.RoleOf(before.Certifies, language)} · {string.Join(", ", before.Countries)}" : "–"),
            Why(language),
        ]);

    protected override void Check(ReleaseRuleBook book, List<FieldError> errors)
    {
        if (!EntityId.TryParse(Code, out _) || Code.Length > 16)
            errors.Add(new FieldError("/market", "id-not-valid", "Give the market a short code: EU, US, VN."));
        if (string.IsNullOrWhiteSpace(Name?.En) || Name.En.Length > ReleaseRuleLimits.TextMax)
            errors.Add(new FieldError("/name", "name-missing", "Give the market a name."));
        if (Certifies is not (Role.QualifiedPerson or Role.QaReviewer))
            errors.Add(new FieldError("/certifies", "role-not-valid", "A qualified person or the quality unit decides about lots."));
        if (Lands.Count > ReleaseRuleLimits.CountriesMax || Lands.Any(one => one.Length != 2 || !Country.TryOf(one, out _)))
            errors.Add(new FieldError("/countries", "country-not-valid", "Name countries by their two letters: DE, FR."));
        foreach (var other in book.Markets.Where(rule => rule.Market != Code))
        {
            if (other.Countries.Intersect(Lands).FirstOrDefault() is { } land)
                errors.Add(new FieldError("/countries", "country-taken", $"{land} belongs to the market {other.Market} already."));
            if (other.Sites.Intersect(Homes).FirstOrDefault() is { } site)
                errors.Add(new FieldError("/sites", "home-taken", $"The home market of {site} is {other.Market} already."));
        }
    }
}

internal sealed record SetChecklistInput(
    ChecklistPurpose Purpose = ChecklistPurpose.Review, string? Product = null, string? Market = null, IReadOnlyList<ChecklistLine>? Lines = null)
    : ReleaseRuleInput
{
    private string? For(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().ToUpperInvariant();

    public override IFact ToFact(Signature signature) =>
        new ReleaseChecklistSet(Purpose, For(Product), For(Market), Lines ?? [], Reason!.Trim(), signature);

    public override SignDocument Document(ReleaseRuleBook book, string language) => new(
        language, ReleaseRuleTexts.ChecklistTitle.In(language), SignatureMeaning.Approved, ReleaseRuleTexts.ChecklistStatement.In(language),
        [
            new(ReleaseRuleTexts.Purpose.In(language), ReleaseRuleTexts.Of(Purpose).In(language)),
            new(Words.Product.In(language), For(Product) ?? ReleaseRuleTexts.All.In(language)),
            new(ReleaseRuleTexts.Market.In(language), For(Market) ?? ReleaseRuleTexts.All.In(language)),
            .. (Lines ?? []).Select((line, index) => new SignLine($"{index + 1}", line.Text.In(language))),
            new(ReleaseRuleTexts.Replaces.In(language), book.Exactly(Purpose, For(Product), For(Market)) is { } before
                ? $"{Words.Version.In(language)} {before.Version}" : "–"),
            Why(language),
        ]);

    protected override void Check(ReleaseRuleBook book, List<FieldError> errors)
    {
        var lines = Lines ?? [];
        if (lines.Count > ReleaseRuleLimits.LinesMax || lines.DistinctBy(line => line.Id).Count() < lines.Count || lines.Any(line => !EntityId.TryParse(line.Id, out _)))
            errors.Add(new FieldError("/lines", "lines-not-valid", $"At most {ReleaseRuleLimits.LinesMax} lines, each with an id of its own."));
        if (lines.Any(line => string.IsNullOrWhiteSpace(line.Text.En) || line.Text.En.Length > ReleaseRuleLimits.TextMax))
            errors.Add(new FieldError("/lines", "text-missing", $"Each line says what is checked, in {ReleaseRuleLimits.TextMax} characters at most."));
        if (Purpose == ChecklistPurpose.Review && For(Market) is not null)
            errors.Add(new FieldError("/market", "market-not-reviewed", "A record is reviewed once, for all markets."));
        if (For(Market) is { } market && book.Find(market) is null)
            errors.Add(new FieldError("/market", "market-unknown", "There is no rule for this market."));
        if (For(Product) is { Length: > 64 })
            errors.Add(new FieldError("/product", "text-too-long", "64 characters at most."));
    }
}

internal sealed record RegisterPersonInput(string? Site = null, string? UserId = null, string? Number = null) : ReleaseRuleInput
{
    /// <summary>As People has it; set by the handler.</summary>
    internal PersonInfo? Person { get; init; }

    internal bool SiteKnown { get; init; }

    private string? No => string.IsNullOrWhiteSpace(Number) ? null : Number.Trim();

    private string Place => Site?.Trim().ToUpperInvariant() ?? "";

    internal override string SetAt => Place;

    public override IFact ToFact(Signature signature) =>
        new QualifiedPersonRegistered(Place, Person!.UserId, Person.Name, No, Reason!.Trim(), signature);

    public override SignDocument Document(ReleaseRuleBook book, string language) => new(
        language, ReleaseRuleTexts.PersonTitle.In(language, Place), SignatureMeaning.Approved,
        (No is null ? ReleaseRuleTexts.StrikeStatement : ReleaseRuleTexts.PersonStatement).In(language),
        [
            new(Words.Site.In(language), Place),
            new(ReleaseRuleTexts.Person.In(language), $"{Person!.Name} ({Person.UserId})"),
            new(ReleaseRuleTexts.Number.In(language), No ?? "–"),
            new(ReleaseRuleTexts.Replaces.In(language), book.Person(Place, Person.UserId)?.Number ?? "–"),
            Why(language),
        ]);

    protected override void Check(ReleaseRuleBook book, List<FieldError> errors)
    {
        if (!SiteKnown)
            errors.Add(new FieldError("/site", "site-unknown", "There is no such site."));
        if (Person is null)
            errors.Add(new FieldError("/userId", "person-unknown", "There is no such person."));
        else if (No is not null && !Person.Roles.Any(grant => grant.Covers(Role.QualifiedPerson, Place)))
            errors.Add(new FieldError("/userId", "role-missing-of-person", "The person does not hold the role of a qualified person there."));
        else if (No is null && book.Person(Place, Person.UserId) is null)
            errors.Add(new FieldError("/number", "number-missing", "Give the number of the register."));
        if (No is { Length: > 64 })
            errors.Add(new FieldError("/number", "text-too-long", "64 characters at most."));
        if (No is { } number && book.People.Any(one => one.Site == Place && one.Number == number && one.UserId != Person?.UserId))
            errors.Add(new FieldError("/number", "number-taken", "Somebody else stands in the register under this number."));
    }
}
