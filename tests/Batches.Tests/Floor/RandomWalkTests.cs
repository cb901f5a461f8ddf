using FsCheck;
using FsCheck.Fluent;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class RandomWalkTests
{
    private const int AttemptsMax = 3_000;

    [Fact]
    [Trait("Requirement", "P11-10f")]
    public void A_random_walk_finds_no_illegal_path_and_every_refused_attempt_is_an_entry() =>
        Prop.ForAll<int>(seed => Walk(seed)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    [InlineData(4711)]
    public void A_walk_that_only_does_what_is_offered_reaches_the_end(int seed)
    {
        var floor = Floor.Started(RandomRecipe.Of(seed));
        for (var i = 0; i < AttemptsMax && floor.State.Lifecycle == Lifecycle.Running; i++)
        {
            var offers = LegalActions.Of(floor.Scene(Floor.Person("an", Role.Operator, Role.Verifier)))
                .Where(one => one.Action is "record-value" or "sign-step" or "verify-step" or "sign-transition" or "complete-phase").ToList();
            Assert.NotEmpty(offers);
            var offer = offers[i % offers.Count];
            floor.Must(Try(floor, offer.Action, offer.Step ?? offer.Id!));
        }

        Assert.Equal(Lifecycle.Complete, floor.State.Lifecycle);
        Assert.Empty(floor.State.Attempts);
        Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
    }

    private static bool Walk(int seed)
    {
        var random = new Random(seed);
        var floor = Floor.Started(RandomRecipe.Of(seed));
        var model = new Model(floor.Recipe);
        var moves = model.Moves().ToList();
        var refused = 0;
        for (var i = 0; i < AttemptsMax && !model.IsComplete && moves.Count > 0; i++)
        {
            var (action, id) = moves[random.Next(moves.Count)];
            var outcome = Try(floor, action, id);
            if (outcome.IsOk != model.Allows(action, id))
                throw new InvalidOperationException($"Seed {seed}, try {i}: {action} {id} gave {(outcome.IsOk ? "yes" : outcome.Refusal.Code)}.");
            if (outcome.IsOk)
                model.Carry(action, id);
            else
                refused++;
        }

        return floor.State.Attempts.Count == refused && (floor.State.Lifecycle == Lifecycle.Complete) == model.IsComplete;
    }

    private static Outcome<Telling> Try(Floor floor, string action, string id) => action switch
    {
        "record-value" => floor.Record(id, floor.Recipe.TryGetStep(id, out var place) && place.Instruction.Kind == InstructionKind.Number ? "41.5" : null),
        "sign-step" => floor.Perform(id),
        "verify-step" => floor.Verify(id),
        "sign-transition" => floor.Gate(id),
        _ => floor.Do(Floor.Person("an"), scene => StartPhaseDecision.Complete(scene, new PhaseCommand(id))),
    };

    /// <summary>The oracle: a token game over the graph, and a counter for each step.</summary>
    private sealed class Model(ControlRecipe recipe)
    {
        private readonly TokenGame _game = new(recipe.Graph);
        private readonly Dictionary<string, int> _progress = [];

        public bool IsComplete => _game.IsComplete;

        public IEnumerable<(string Action, string Id)> Moves()
        {
            foreach (var node in recipe.Graph.Work)
            {
                if (node.Kind == ExecutionNodeKind.ManualTransition)
                    yield return ("sign-transition", node.Id);
                else if (node.Instructions.Count == 0)
                    yield return ("complete-phase", node.Id);
                foreach (var one in node.Instructions)
                {
                    yield return ("record-value", one.Instruction.Id);
                    if (!one.Instruction.Verification)
                        continue;
                    yield return ("sign-step", one.Instruction.Id);
                    yield return ("verify-step", one.Instruction.Id);
                }
            }
        }

        public bool Allows(string action, string id)
        {
            if (action is "sign-transition" or "complete-phase")
                return _game.IsEnabled(id);
            var (node, index) = Find(id);
            if (!_game.IsEnabled(node.Id) || node.Instructions.Take(index).Any(one => !IsDone(one.Instruction)))
                return false;
            return (action, _progress.GetValueOrDefault(id)) is ("record-value", 0) or ("sign-step", 0 or 1) or ("verify-step", 2);
        }

        public void Carry(string action, string id)
        {
            if (action is "sign-transition" or "complete-phase")
            {
                _game.Finish(id);
                return;
            }

            _progress[id] = action switch { "record-value" => 1, "sign-step" => 2, _ => 3 };
            var (node, _) = Find(id);
            if (node.Instructions.All(one => IsDone(one.Instruction)))
                _game.Finish(node.Id);
        }

        private bool IsDone(Instruction instruction) => _progress.GetValueOrDefault(instruction.Id) >= (instruction.Verification ? 3 : 1);

        private (ExecutionNode Node, int Index) Find(string id)
        {
            var node = recipe.Graph.Work.Single(one => one.Instructions.Any(step => step.Instruction.Id == id));
            return (node, node.Instructions.ToList().FindIndex(step => step.Instruction.Id == id));
        }
    }
}
