using FsCheck;
using FsCheck.Fluent;
using Theriac.Kernel;
using Theriac.People;
using Theriac.Recipes;
using Xunit;

namespace Theriac.Batches.Tests;

public sealed class RandomWalkTests
{
    private const int AttemptsMax = 1_500;

    /// <summary>Of each run; the seeds are others every time.</summary>
    private const int WalksMax = 35;

    [Fact]
    [Trait("Requirement", "P11-10f")]
    public void A_random_walk_finds_no_illegal_path_and_every_refused_attempt_is_an_entry() =>
        Prop.ForAll<int>(seed => Walk(seed)).Check(Config.QuickThrowOnFailure.WithMaxTest(WalksMax));

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

    /// <summary>A random walk with every command; what the model does not allow is refused, and what it allows is done.</summary>
    internal static Floor Walked(int seed, int attemptsMax = AttemptsMax)
    {
        var random = new Random(seed);
        var floor = Floor.Started(RandomRecipe.Of(seed));
        var model = new Model(floor);
        var refused = 0;
        for (var i = 0; i < attemptsMax && !model.IsComplete; i++)
        {
            var moves = model.Moves(random).ToList();
            if (moves.Count == 0)
                break;
            var (action, id) = moves[random.Next(moves.Count)];
            var outcome = Try(floor, action, id);
            if (outcome.IsOk != model.Allows(action, id))
                throw new InvalidOperationException($"Seed {seed}, try {i}: {action} {id} gave {(outcome.IsOk ? "yes" : outcome.Refusal.Code)}.");
            if (outcome.IsOk)
                model.Carry(action, id);
            else
                refused++;
            if (floor.State.Lifecycle != model.Life)
                throw new InvalidOperationException($"Seed {seed}, try {i}: {action} {id} led to {floor.State.Lifecycle}, not {model.Life}.");
        }

        if (floor.State.Attempts.Count != refused)
            throw new InvalidOperationException($"Seed {seed}: {refused} were refused, {floor.State.Attempts.Count} are on record.");
        return floor;
    }

    private static bool Walk(int seed)
    {
        var floor = Walked(seed);
        foreach (var change in floor.State.Changes.Where(one => one.IsPending))
            floor.Must(Try(floor, "decline-change", change.Id));
        if (floor.State.Lifecycle == Lifecycle.Complete)
        {
            Assert.Empty(Completeness.Missing(floor.State, floor.Recipe));
            Assert.Equal(0, RuleBook.Proof(RuleBook.Results(floor.State, floor.Recipe)).NotRun);
        }

        return floor.Replayed().Equals(floor.Shown(), StringComparison.Ordinal);
    }

    private static Outcome<Telling> Try(Floor floor, string action, string id) => action switch
    {
        "record-value" => floor.Record(id, floor.Recipe.TryGetStep(id, out var place) && place.Instruction.Kind == InstructionKind.Number ? "41.5" : null),
        "sign-step" => floor.Perform(id),
        "verify-step" => floor.Verify(id),
        "sign-transition" => floor.Gate(id),
        "start-phase" => floor.Do(Sup, scene => StartPhaseDecision.Start(scene, new PhaseCommand(id, "ready"))),
        "complete-phase" => floor.Do(Floor.Person("an"), scene => StartPhaseDecision.Complete(scene, new PhaseCommand(id))),
        "pause" => floor.Do(Floor.Person("an"), scene => ChangeStateDecision.Pause(scene, new ReasonCommand("break"))),
        "hold" => floor.Do(Sup, scene => ChangeStateDecision.Hold(scene, new ReasonCommand("noise"))),
        "resume" => floor.Do(Sup, scene => ChangeStateDecision.Resume(scene, new ReasonCommand("go on"))),
        "set-mode" => floor.Do(Sup, scene => ChangeStateDecision.SetMode(scene, new SetModeCommand(Enum.Parse<BatchMode>(id), "trial"))),
        "repeat" => floor.Do(Sup, scene => RedoDecision.Repeat(scene, new RepeatCommand(id, "again"))),
        "reopen" => floor.Do(Sup, scene => RedoDecision.Reopen(scene, new ReopenCommand("again", id), Floor.Sign("sup", SignatureMeaning.Approved))),
        "request-step" => floor.Do(Floor.Person("an"), scene => RequestChange.Step(scene, new RequestStepCommand(id, "More", "needed"))),
        "authorise-change" => floor.Do(Floor.Person("qa", Role.QaReviewer), scene => AuthoriseChange.Decide(
            scene, new AuthoriseCommand(id), Floor.Sign("qa", SignatureMeaning.Approved))),
        _ => floor.Do(Floor.Person("qa", Role.QaReviewer), scene => RequestChange.Decline(scene, new DeclineCommand(id, "no"))),
    };

    private static readonly Actor Sup = Floor.Person("sup", Role.Supervisor);

    /// <summary>The oracle: a token game over the graph, a counter for each step, and the states by hand.</summary>
    private sealed class Model
    {
        private readonly TokenGame _game;
        private readonly List<(string Phase, List<Instruction> Steps)> _phases;
        private readonly List<ExecutionNode> _work;
        private readonly Dictionary<string, int> _progress = [];
        private readonly HashSet<string> _started = [];
        private readonly HashSet<string> _ended = [];
        private readonly Dictionary<string, string> _asked = [];
        private BatchMode _mode;
        private int _changes;

        public Model(Floor floor)
        {
            _game = new TokenGame(floor.Recipe.Graph);
            _work = [.. floor.Recipe.Graph.Work];
            _phases = [.. _work.Where(node => node.Instructions.Count > 0).Select(node => (node.Id, node.Instructions.Select(one => one.Instruction).ToList()))];
        }

        public Lifecycle Life { get; private set; } = Lifecycle.Running;

        public bool IsComplete => Life == Lifecycle.Complete;

        /// <summary>Mostly work; now and then a word about the batch, a step again, or a change.</summary>
        public IEnumerable<(string Action, string Id)> Moves(Random random)
        {
            var kind = Life is Lifecycle.Running or Lifecycle.Pausing ? random.Next(20) : random.Next(12, 20);
            return kind switch
            {
                < 15 => Work(),
                15 => [("pause", ""), ("hold", ""), ("resume", "")],
                16 => Life == Lifecycle.Running ? Enum.GetNames<BatchMode>().Select(mode => ("set-mode", mode)) : [("resume", "")],
                17 => Steps().SelectMany(step => new[] { ("repeat", step), ("reopen", step) }).DefaultIfEmpty(("resume", "")),
                18 when _changes < 4 => Steps().Select(step => ("request-step", step)).DefaultIfEmpty(("resume", "")),
                18 => _asked.Keys.Append("B1-C9").Select(id => ("decline-change", id)),
                _ => _asked.Keys.Append("B1-C9").Select(id => ("authorise-change", id)),
            };
        }

        public bool Allows(string action, string id) => action switch
        {
            "pause" => Life == Lifecycle.Running,
            "hold" => Life is Lifecycle.Running or Lifecycle.Pausing or Lifecycle.Paused,
            "resume" => Life is Lifecycle.Pausing or Lifecycle.Paused or Lifecycle.Held,
            "set-mode" => _mode != Enum.Parse<BatchMode>(id),
            "repeat" => Life == Lifecycle.Running && IsDone(Find(id).Step) && !_ended.Contains(Find(id).Phase),
            "reopen" => Life == Lifecycle.Running && IsDone(Find(id).Step),
            "request-step" => !_game.IsSkipped(Find(id).Phase),
            "authorise-change" => _asked.TryGetValue(id, out var after) && !_game.IsSkipped(Find(after).Phase),
            "decline-change" => _asked.ContainsKey(id),
            "start-phase" => Life == Lifecycle.Running && _game.IsEnabled(id) && !_started.Contains(id),
            "sign-transition" => Life == Lifecycle.Running && _game.IsEnabled(id),
            "complete-phase" => Life == Lifecycle.Running && _game.IsEnabled(id) && (_mode != BatchMode.Manual || _started.Contains(id)),
            _ => MayEnter(action, id),
        };

        public void Carry(string action, string id)
        {
            switch (action)
            {
                case "pause":
                    Life = Lifecycle.Pausing;
                    break;
                case "hold":
                    Life = Lifecycle.Held;
                    break;
                case "resume":
                    Life = Lifecycle.Running;
                    break;
                case "set-mode":
                    _mode = Enum.Parse<BatchMode>(id);
                    break;
                case "repeat" or "reopen":
                    _progress[id] = 0;
                    break;
                case "request-step":
                    _asked[$"B1-C{++_changes}"] = id;
                    break;
                case "decline-change":
                    _asked.Remove(id);
                    break;
                case "authorise-change":
                    Insert(id);
                    break;
                case "start-phase":
                    _started.Add(id);
                    break;
                case "sign-transition" or "complete-phase":
                    _game.Finish(id);
                    break;
                default:
                    Enter(action, id);
                    break;
            }

            Settle();
        }

        private IEnumerable<(string Action, string Id)> Work()
        {
            foreach (var node in _work)
            {
                if (node.Kind == ExecutionNodeKind.ManualTransition)
                    yield return ("sign-transition", node.Id);
                else if (node.Instructions.Count == 0)
                    yield return ("complete-phase", node.Id);
                if (_mode != BatchMode.Automatic && node.Kind == ExecutionNodeKind.Phase)
                    yield return ("start-phase", node.Id);
            }

            foreach (var step in _phases.SelectMany(phase => phase.Steps))
            {
                yield return ("record-value", step.Id);
                if (!step.Verification)
                    continue;
                yield return ("sign-step", step.Id);
                yield return ("verify-step", step.Id);
            }
        }

        private IEnumerable<string> Steps() => _phases.SelectMany(phase => phase.Steps).Select(step => step.Id);

        private bool MayEnter(string action, string id)
        {
            var (phase, step) = Find(id);
            if (Life != Lifecycle.Running && !(Life == Lifecycle.Pausing && IsBegun(step)))
                return false;
            if (!_ended.Contains(phase))
            {
                var before = _phases.Single(one => one.Phase == phase).Steps.TakeWhile(one => one.Id != id);
                if (!_game.IsEnabled(phase) || before.Any(one => !IsDone(one)))
                    return false;
                if (_mode != BatchMode.Automatic && !_started.Contains(phase))
                    return false;
            }

            return (action, _progress.GetValueOrDefault(id)) is ("record-value", 0) or ("sign-step", 0 or 1) or ("verify-step", 2);
        }

        private void Enter(string action, string id)
        {
            _progress[id] = action switch { "record-value" => 1, "sign-step" => 2, _ => 3 };
            var (phase, _) = Find(id);
            _started.Add(phase);
            if (!_ended.Contains(phase) && _phases.Single(one => one.Phase == phase).Steps.All(IsDone))
            {
                _ended.Add(phase);
                _game.Finish(phase);
            }
        }

        private void Insert(string change)
        {
            var (phase, after) = Find(_asked[change]);
            _asked.Remove(change);
            var steps = _phases.Single(one => one.Phase == phase).Steps;
            steps.Insert(steps.IndexOf(after) + 1, Make.Do($"+X{change["B1-C".Length..]}"));
        }

        private void Settle()
        {
            if (Life == Lifecycle.Pausing && !_phases.SelectMany(phase => phase.Steps).Any(IsBegun))
                Life = Lifecycle.Paused;
            if (_game.IsComplete && Life != Lifecycle.Complete && !_phases.Any(one => _ended.Contains(one.Phase) && one.Steps.Any(step => !IsDone(step))))
                Life = Lifecycle.Complete;
        }

        private bool IsDone(Instruction instruction) => _progress.GetValueOrDefault(instruction.Id) >= (instruction.Verification ? 3 : 1);

        private bool IsBegun(Instruction instruction) => _progress.GetValueOrDefault(instruction.Id) > 0 && !IsDone(instruction);

        private (string Phase, Instruction Step) Find(string id)
        {
            var (phase, steps) = _phases.Single(one => one.Steps.Exists(step => step.Id == id));
            return (phase, steps.Single(step => step.Id == id));
        }
    }
}
