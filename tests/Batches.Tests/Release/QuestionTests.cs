using Theriac.Kernel;
using Theriac.People;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class QuestionTests
{
    private const string Item = "correction:t:1";

    [Fact]
    [Trait("Requirement", "A11-9")]
    public void A_question_goes_to_the_person_and_its_answer_brings_the_item_back_to_the_reviewer()
    {
        var floor = Corrected();
        floor.Must(Seen(floor));
        Assert.DoesNotContain(Unseen(floor), one => one.Key == Item);
        floor.Must(Ask(floor, Item));
        var asked = Assert.Single(floor.State.Questions);
        Assert.Equal(("Q1", "an", true), (asked.Id, asked.To.Id, asked.IsOpen));
        Assert.Contains(Unseen(floor), one => one.Key == Item && one.IsReturned);
        Assert.Equal("review-question-open", floor.SignReview().Code());
        Assert.Contains(ReleaseDecisions.Blockers(floor.State, floor.Recipe), one => one.Code == "review-question-open");
        Assert.Equal("question-of-another", Answer(floor, Floor.Person("lan")).Code());
        floor.Must(Answer(floor, Floor.Person("an")));
        Assert.Equal("question-answered", Answer(floor, Floor.Person("an")).Code());
        Assert.Contains(Unseen(floor), one => one.Key == Item && !one.IsReturned);
        Assert.Equal("review-items-not-seen", floor.SignReview().Code());
        floor.Must(Seen(floor));
        Assert.DoesNotContain(Unseen(floor), one => one.Key == Item);
    }

    [Fact]
    public void An_answer_changes_nothing_of_the_record_so_a_review_stays()
    {
        var floor = Corrected();
        floor.Must(Ask(floor, Item));
        floor.Must(floor.Do(Reviewed.Qa, scene => ReviewDecisions.SignTrail(scene, Floor.Sign("qa", SignatureMeaning.Reviewed))));
        floor.Must(Answer(floor, Reviewed.Supervisor));
        Assert.True(floor.State.TrailReviewIsCurrent);
    }

    [Theory]
    [InlineData("nothing", null, "review-item-unknown")]
    [InlineData(Item, "stranger", "question-needs-person")]
    [InlineData(Item, null, null)]
    public void A_question_is_about_an_item_and_to_somebody_who_took_part(string item, string? to, string? code) =>
        Assert.Equal(code, Ask(Corrected(), item, to).Code());

    [Fact]
    public void Who_reviews_does_not_ask_about_his_own_work() => Assert.Equal(
        "reviewer-performed",
        Corrected().Do(Floor.Person("an", Role.QaReviewer), scene => Questions.Ask(scene, new AskCommand(Item, "Why?"))).Code());

    private static Floor Corrected()
    {
        var floor = Reviewed.Done();
        floor.Must(floor.Correct("t", "41.1", "Digits turned round"));
        floor.Must(floor.Perform("t"));
        floor.Must(floor.Do(Floor.Person("an"), scene => ExceptionDecisions.Justify(scene, "B1-E1", new JustifyCommand("Read again"))));
        floor.Must(floor.Do(Reviewed.Qa, ReviewDecisions.Start));
        return floor;
    }

    private static IReadOnlyList<ReviewItem> Unseen(Floor floor) =>
        ReviewItems.Unseen(floor.State, ReviewItems.Of(floor.Scene(Reviewed.Qa)), "qa");

    private static Outcome<Telling> Seen(Floor floor) => floor.Do(Reviewed.Qa, scene => ReviewDecisions.Seen(scene, new SeenCommand(Item)));

    private static Outcome<Telling> Ask(Floor floor, string item, string? to = null) =>
        floor.Do(Reviewed.Qa, scene => Questions.Ask(scene, new AskCommand(item, "Which reading is right?", to)));

    private static Outcome<Telling> Answer(Floor floor, Actor who) =>
        floor.Do(who, scene => Questions.Answer(scene, new AnswerCommand("Q1", "The display showed 41.1")));
}
