using System.Globalization;
using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Batches;

/// <param name="To">User id; null asks the person behind the item.</param>
internal sealed record AskCommand(string Item, string Text, string? To = null);

internal sealed record AnswerCommand(string Question, string Text);

/// <summary>A reviewer returns an item with a question; whoever did it answers in a comment, and the item is looked at anew.</summary>
internal static class Questions
{
    public static Outcome<Telling> Ask(Scene scene, AskCommand command)
    {
        if (ReviewDecisions.MayReview(scene) is { } refusal)
            return refusal;
        if (ReviewItems.Of(scene).FirstOrDefault(one => one.Key == command.Item) is not { } item)
            return ReleaseRefusals.ItemUnknown(command.Item);
        if (!Text(command.Text, out refusal))
            return refusal!;
        if (To(scene.State, command.To ?? item.Stamp?.Actor) is not { } person)
            return ReleaseRefusals.QuestionNeedsPerson();
        var telling = new Telling(scene);
        // To ask is to review: the batch does not look as if nobody had begun.
        if (scene.State.ReviewStarted is null)
            telling.Tell(new ReviewStarted(telling.By));
        var id = string.Create(CultureInfo.InvariantCulture, $"Q{scene.State.Questions.Count + 1}");
        telling.Tell(new ReviewQuestionAsked(id, item.Key, person, command.Text.Trim(), telling.By));
        return telling;
    }

    public static Outcome<Telling> Answer(Scene scene, AnswerCommand command)
    {
        if (scene.State.Questions.Find(one => one.Id == command.Question) is not { } question)
            return ReleaseRefusals.QuestionUnknown(command.Question);
        if (question.To.Id != scene.Who.UserId && !scene.Who.HasAny(Role.Supervisor))
            return ReleaseRefusals.QuestionOfAnother(question.To.Name);
        if (!question.IsOpen)
            return ReleaseRefusals.QuestionAnswered(question.Id);
        if (!Text(command.Text, out var refusal))
            return refusal!;
        var telling = new Telling(scene);
        telling.Tell(new ReviewQuestionAnswered(question.Id, command.Text.Trim(), telling.By));
        return telling;
    }

    /// <summary>Somebody who took part: nobody else can say what happened.</summary>
    private static By? To(BatchState state, string? user) =>
        user is not null && state.Performers.TryGetValue(user, out var name) ? new By(user, name) : null;

    private static bool Text(string? text, out Refusal? refusal)
    {
        refusal = string.IsNullOrWhiteSpace(text) || text.Length > ValueReader.TextMax
            ? Refusal.Input("/text", "text-missing", $"Write something, {ValueReader.TextMax} characters at most.")
            : null;
        return refusal is null;
    }
}
