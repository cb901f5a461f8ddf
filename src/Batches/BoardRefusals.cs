using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of figures and of saved views of the board.</summary>
internal static class BoardRefusals
{
    public static Refusal FigureUnknown(string figure) =>
        new Refusal("figure-unknown", 404, $"There is no figure {figure}.").With("figure", figure);

    public static Refusal ViewUnknown(string view) => new Refusal("board-view-unknown", 404, "There is no such view.").With("view", view);

    public static Refusal ViewNotYours(string owner) =>
        new Refusal("board-view-not-yours", 403, $"{owner} saved this view. Only its owner changes or removes it.").With("owner", owner);

    public static Refusal ViewNameTaken(string name) =>
        new Refusal("board-view-name-taken", 409, $"You have a view named {name} already. Choose another name.").With("name", name);

    public static Refusal ViewsFull(int max) =>
        new Refusal("board-views-full", 409, $"You have {max} views already. Remove one first.").With("max", $"{max}");
}
