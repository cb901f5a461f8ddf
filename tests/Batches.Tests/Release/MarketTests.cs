using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class MarketTests
{
    [Theory]
    [InlineData("EU", Role.QualifiedPerson, null)]
    [InlineData("EU", Role.QaReviewer, "role-missing")]
    [InlineData("US", Role.QaReviewer, null)]
    [InlineData("US", Role.QualifiedPerson, "role-missing")]
    [InlineData(null, Role.QualifiedPerson, null)]
    [InlineData(null, Role.QaReviewer, "role-missing")]
    [InlineData("XX", Role.QualifiedPerson, "market-unknown")]
    [Trait("Requirement", "A11-15")]
    public void Who_disposes_is_said_by_the_rule_of_the_market(string? market, Role role, string? code)
    {
        var floor = WithMarkets(Reviewed.Done()).Review();
        Assert.Equal(code, floor.Certify(market, Floor.Person("someone", role)).Code());
    }

    [Fact]
    [Trait("Requirement", "A16-qp")]
    public void A_lot_is_certified_for_one_market_and_rejected_for_another()
    {
        var floor = WithMarkets(Reviewed.Done()).Review();
        floor.Must(floor.Reject("US"));
        Assert.Equal((Disposition.Rejected, Disposition.InReview), (floor.State.DispositionFor("US"), floor.State.Disposition));
        floor.Must(floor.Certify("EU"));
        Assert.Equal(
            (Disposition.Certified, Disposition.Rejected, Disposition.Certified),
            (floor.State.DispositionFor("EU"), floor.State.DispositionFor("US"), floor.State.Disposition));
        Assert.Equal("market-decided", floor.Certify("US", Reviewed.Qa).Code());
        Assert.Equal("batch-decided", floor.Certify("EU").Code());
        Assert.Equal("batch-decided", floor.Correct("t", "41.1", "why").Code());
        Assert.Equal(Disposition.InReview, floor.State.DispositionFor("HOME"));
        floor.Must(floor.Certify());
        Assert.Equal(Disposition.Certified, floor.State.DispositionFor("HOME"));
    }

    [Fact]
    [Trait("Requirement", "A11-15")]
    [Trait("Requirement", "A16-qp")]
    public void Where_the_rule_asks_for_it_the_certifier_stands_in_the_register_and_the_certificate_names_the_number()
    {
        var floor = Reviewed.Done();
        floor.Set(Reviewed.Market("EU", Role.QualifiedPerson, ["DE"], needsRegister: true));
        floor.Review();
        Assert.Equal("certifier-not-registered", floor.Certify("EU").Code());
        floor.Set(Reviewed.Registered("qp", "CH-QP-0815"));
        var line = ReleaseDocuments.Certify(floor.Scene(Reviewed.Qp), new CertifyCommand("EU"), "HN-1", "en").Lines;
        Assert.Contains(line, one => one.Value == "CH-QP-0815 (qp)");
        floor.Must(floor.Certify("EU"));
        Assert.Equal("CH-QP-0815", floor.State.Markets["EU"].Decided.Under!.Person);
        floor.Set(Reviewed.Registered("qp", null));
        Assert.Null(floor.Rules.Person(Floor.Site, "qp"));
    }

    [Fact]
    public void A_country_is_in_the_market_that_lists_it_and_else_in_the_home_market_of_the_site()
    {
        var floor = WithMarkets(Reviewed.Done());
        Assert.Equal(["EU", "US", "HOME"], new[] { "DE-BY", "us", "VN-HN" }.Select(region => floor.Rules.OfCountry(region, Floor.Site)!.Market));
        floor.Set(Reviewed.Market("VN", Role.QualifiedPerson, ["VN"], sites: [Floor.Site]));
        Assert.Equal(["VN", "HOME"], [floor.Rules.OfCountry("JP", Floor.Site)!.Market, floor.Rules.OfCountry("JP", "BN")!.Market]);
        Assert.Equal(["VN", "EU", "US"], floor.Rules.At(Floor.Site).Select(rule => rule.Market));
    }

    [Fact]
    [Trait("Requirement", "A16-qp")]
    public void The_first_home_rule_of_a_site_takes_over_what_was_certified_before_it_and_says_so_where_it_is_signed()
    {
        var floor = Reviewed.Done().Review();
        floor.Must(floor.Certify());
        var input = new SetMarketInput("VN", "Vietnam", ["VN"], [Floor.Site], Role.QualifiedPerson) { Reason = "Licence" };
        Assert.Contains(input.Document(floor.Rules, "en").Lines, line => line.Label.StartsWith("Takes over", StringComparison.Ordinal) && line.Value == Floor.Site);

        floor.Set(Reviewed.Market("VN", Role.QualifiedPerson, ["VN"], sites: [Floor.Site]));

        var (rule, scene) = (floor.Rules.HomeOf(Floor.Site), floor.Scene(Reviewed.Qp));
        Assert.Equal(Disposition.Certified, floor.State.DispositionFor(scene.MarketOf(rule)));
        Assert.Equal("batch-decided", floor.Certify("VN").Code());
        floor.Must(floor.Hold("VN"));
        Assert.Equal(Disposition.OnHold, floor.State.DispositionFor(floor.Scene(Reviewed.Qp).MarketOf(rule)));
        Assert.DoesNotContain(input.Document(floor.Rules, "en").Lines, line => line.Label.StartsWith("Takes over", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Requirement", "C-192b")]
    [InlineData("LOT-1", Disposition.OnHold, false)]
    [InlineData("LOT-1", Disposition.Rejected, false)]
    [InlineData("LOT-1", Disposition.Certified, true)]
    [InlineData("LOT-1", Disposition.InReview, true)]
    [InlineData(null, Disposition.Rejected, true)]
    public void A_batch_is_not_certified_while_a_lot_that_went_in_comes_of_a_rejected_or_held_one(string? lot, Disposition source, bool passes)
    {
        var floor = Reviewed.Done().Review();
        var scene = floor.Scene(Reviewed.Qp) with { Sources = [new BatchSource("B0", lot, source, new Ledger.StreamVersion("batch/B0", 7))] };
        var outcome = ReleaseDecisions.Certify(scene, new CertifyCommand(), "HN-1", null);
        Assert.Equal(passes, outcome.IsOk);
        if (passes)
            Assert.Contains(outcome.Value.ReliesOn, one => one == new Ledger.StreamVersion("batch/B0", 7));
        else
            Assert.Equal("source-held-back", Assert.Single(SourceBlockers.WithRecord(scene)).Code);
    }

    [Theory]
    [Trait("Requirement", "A16-qp")]
    [InlineData("USA")]
    [InlineData("Germany")]
    [InlineData("D-BY")]
    [InlineData("XX")]
    [InlineData(null)]
    public void A_region_that_is_no_country_is_in_no_market_once_a_rule_names_countries(string? region)
    {
        Assert.Equal("HOME", ReleaseRuleBook.Nothing.OfCountry(region, Floor.Site)!.Market);
        Assert.Null(WithMarkets(Reviewed.Done()).Rules.OfCountry(region, Floor.Site));
    }

    [Fact]
    [Trait("Requirement", "A11-10")]
    public void Each_setting_of_a_market_is_another_version_and_a_certificate_keeps_its_own()
    {
        var floor = WithMarkets(Reviewed.Done()).Review();
        floor.Must(floor.Certify("EU"));
        floor.Set(Reviewed.Market("EU", Role.QualifiedPerson, ["DE", "FR"]));
        Assert.Equal((2, 1), (floor.Rules.Find("EU")!.Version, floor.State.Markets["EU"].Decided.Under!.RuleVersion));
    }

    [Theory]
    [InlineData("EU", "DE", Role.QualifiedPerson, null)]
    [InlineData("VN", "DE", Role.QualifiedPerson, "country-taken")]
    [InlineData("VN", "Germany", Role.QualifiedPerson, "country-not-valid")]
    [InlineData("VN", "VN", Role.Operator, "role-not-valid")]
    [InlineData("not a code", "VN", Role.QualifiedPerson, "id-not-valid")]
    public void A_rule_is_checked_before_it_is_signed(string market, string country, Role role, string? code)
    {
        var floor = WithMarkets(Reviewed.Done());
        var input = new SetMarketInput(market, market, [country], [], role) { Reason = "Authorisation granted" };
        var fault = input.Fault(floor.Rules);
        Assert.Equal(code, fault?.Errors[0].Code);
        if (fault is not null)
            Tongues.HasWords(fault);
    }

    [Fact]
    [Trait("Requirement", "A16-qp")]
    public void After_certification_there_are_only_amendments_and_each_names_its_reason()
    {
        var floor = WithMarkets(Reviewed.Done()).Review();
        floor.Must(floor.Certify("EU"));
        floor.Must(floor.Certify("US", Reviewed.Qa));
        Assert.Equal("lot-hold-first", floor.Reject("EU").Code());
        floor.Must(floor.Hold("EU"));
        Assert.Equal((Disposition.OnHold, Disposition.Certified), (floor.State.DispositionFor("EU"), floor.State.Disposition));
        Assert.Equal("lot-held", floor.Hold("EU").Code());
        Assert.Equal("role-missing", floor.Lift("EU", Reviewed.Qa).Code());
        floor.Must(floor.Lift("EU"));
        Assert.Equal(Disposition.Certified, floor.State.DispositionFor("EU"));
        floor.Must(floor.Hold());
        Assert.Equal((Disposition.OnHold, Disposition.OnHold), (floor.State.DispositionFor("US"), floor.State.Disposition));
        floor.Must(floor.Reject());
        Assert.Equal((Disposition.Rejected, Disposition.Rejected), (floor.State.DispositionFor("EU"), floor.State.Disposition));
        Assert.Single(floor.State.Markets["EU"].Earlier);
        Assert.Equal("batch-decided", floor.Lift().Code());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Requirement", "A16-qp")]
    public void A_record_that_was_certified_once_does_not_change_although_its_only_market_is_rejected_later(bool wholeLot)
    {
        var floor = Reviewed.Done().Review();
        floor.Must(floor.Certify());
        floor.Must(floor.Hold());
        floor.Must(floor.Reject(wholeLot ? null : "HOME"));
        Assert.True(floor.State.IsFinal);
        Assert.Equal("batch-decided", floor.Correct("t", "41.1", "why").Code());
    }

    [Fact]
    [Trait("Requirement", "A11-15")]
    public void A_certificate_takes_effect_again_only_by_somebody_of_the_register_and_never_beside_a_rework()
    {
        var floor = Reviewed.Done();
        floor.Set(Reviewed.Market("EU", Role.QualifiedPerson, ["DE"], needsRegister: true));
        floor.Set(Reviewed.Registered("qp", "CH-QP-0815"));
        floor.Review();
        floor.Must(floor.Certify("EU"));
        var held = floor.Must(floor.Hold("EU"));
        Assert.Contains(held.Scene.RulesAt, held.ReliesOn);
        floor.Set(Reviewed.Registered("qp", null));
        Assert.Equal("certifier-not-registered", floor.Lift("EU").Code());
        floor.Set(Reviewed.Registered("qp", "CH-QP-0815"));
        var reworked = floor.Do(Reviewed.Qp, scene => HoldLotDecision.Lift(
            scene with { State = scene.State with { ReworkedAs = ["B2"] } }, new HoldLotCommand("Not confirmed", "EU"), null));
        Assert.Equal("lot-reworked", Assert.Single(reworked.Refusal.Errors).Code);
        floor.Must(floor.Lift("EU"));
    }

    [Fact]
    public void What_may_be_done_with_a_lot_is_offered_to_whom_the_market_names_also_after_the_first_certificate()
    {
        var floor = WithMarkets(Reviewed.Done()).Review();
        Assert.Contains("certify", Offers(Reviewed.Qa));
        floor.Must(floor.Certify("US", Reviewed.Qa));
        Assert.DoesNotContain("certify", Offers(Reviewed.Qa));
        Assert.Equal(["certify", "reject", "hold-lot"], Offers(Reviewed.Qp));
        floor.Must(floor.Hold("US"));
        Assert.Equal(["reject", "hold-lot", "lift-hold"], Offers(Reviewed.Qa));

        string[] Offers(Actor who) => [.. LegalActions.Of(floor.Scene(who)).Select(one => one.Action)
            .Where(one => one is "certify" or "reject" or "hold-lot" or "lift-hold")];
    }

    [Theory]
    [InlineData("60", null)]
    [InlineData("60.1", "quantity-of-other-markets")]
    [InlineData("0", "quantity-not-valid")]
    public void Markets_do_not_get_more_than_the_batch_made(string kilograms, string? code)
    {
        var floor = WithMarkets(Reviewed.Done()).Review();
        Outcome<Telling> Certify(string market, string quantity, Actor who) => floor.Do(who, scene => ReleaseDecisions.Certify(
            scene with { State = scene.State with { Produced = [new ProducedLot("GRAN", "B1", Make.Of(100m, "kg"))] } },
            new CertifyCommand(market, Quantity.Parse(quantity, "kg").Value), "HN-1", Floor.Sign(who.UserId, SignatureMeaning.Certified)));
        floor.Must(Certify("EU", "40", Reviewed.Qp));
        var second = Certify("US", kilograms, Reviewed.Qa);
        Assert.Equal(code, second.IsOk ? null : second.Refusal.Errors[0].Code);
    }

    [Theory]
    [InlineData("6000", "each", null)]
    [InlineData("6001", "each", "quantity-of-other-markets")]
    [InlineData("10.5", "each", "quantity-not-whole")]
    [InlineData("10", "kg", "quantity-not-valid")]
    [Trait("Requirement", "A16-qp")]
    public void Of_packs_a_whole_number_is_certified_and_all_markets_together_get_no_more_than_were_counted(string amount, string unit, string? code)
    {
        var packs = new Instruction { Id = "packs", Kind = InstructionKind.CommissionPacks, Title = "Packs" };
        var floor = Floor.Started(Make.Recipe(Make.Phase("packing", packs)));
        floor.Must(floor.Do(Floor.Person("line"), scene => ReportPacksDecision.Decide(scene, null, 10_000, true)));
        var scene = floor.Scene(Reviewed.Qp);
        Assert.Equal(new Quantity(10_000, Unit.Each), MarketQuantity.Made(scene));
        var given = new MarketState("EU", Disposition.Certified, new DispositionState(new Stamp(1, 0, "Asia/Ho_Chi_Minh", 420, "qp", null), Floor.Sign("qp", SignatureMeaning.Certified), "HN-1", null)
        {
            Under = new CertifiedUnder(Role.QualifiedPerson, 1, null, new Quantity(4_000, Unit.Each), null),
        });
        var fault = MarketQuantity.Fault(scene with { State = scene.State with { Markets = scene.State.Markets.SetItem("EU", given) } }, Quantity.Parse(amount, unit).Value);
        Assert.Equal(code, fault?.Errors[0].Code);
        if (fault is not null)
            Tongues.HasWords(fault);
    }

    [Fact]
    public void A_rejection_says_what_becomes_of_the_goods() => Assert.Equal("destination-missing", Assert.Single(Reviewed.Done().Do(
        Reviewed.Qp, scene => ReleaseDecisions.Reject(scene, new RejectCommand("Impure", " "), null)).Refusal.Errors).Code);

    [Fact]
    public void A_lot_on_hold_is_not_certified_before_the_hold_is_lifted()
    {
        var floor = Reviewed.Done().Review();
        floor.Must(floor.Hold());
        Assert.Equal(Disposition.OnHold, floor.State.Disposition);
        Assert.Equal("lot-on-hold", Assert.Single(floor.Certify().Refusal.Errors).Code);
        floor.Must(floor.Lift(who: Reviewed.Qa));
        floor.Must(floor.Certify());
    }

    private static Floor WithMarkets(Floor floor)
    {
        floor.Set(Reviewed.Market("EU", Role.QualifiedPerson, ["DE", "FR"]));
        floor.Set(Reviewed.Market("US", Role.QaReviewer, ["US"]));
        return floor;
    }
}
