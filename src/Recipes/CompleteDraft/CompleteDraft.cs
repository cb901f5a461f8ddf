using Theriac.Kernel;
using Theriac.Ledger;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>A named author completes a draft from a completion file.</summary>
internal sealed class CompleteDraft(WriteVersion write, RecipeContents contents, TimeProvider clock)
{
    public async Task<Outcome<VersionInfo>> HandleAsync(
        string id, string version, ReadOnlyMemory<byte> body, string? @base, Caller caller, CancellationToken cancellation)
    {
        if (!RecipeReader.Read<RecipeCompletion>(body).Try(out var completion, out var refusal)) return refusal;
        var given = await contents.PutAsync(RecipeContents.CompletionType, body, cancellation);
        return await write.HandleAsync(
            id, version, "complete-recipe", caller,
            async now => await DecideAsync(now, completion, given, @base, caller, cancellation), cancellation);
    }

    private async Task<Outcome<Writing>> DecideAsync(
        Folded<RecipeVersion> now, RecipeCompletion completion, string given, string? @base, Caller caller, CancellationToken cancellation)
    {
        if (!now.Exists) return RecipeRefusals.Unknown();
        if (Drafts.Fault(now, @base) is { } fault) return fault;
        var draft = new ImportedDraft(
            await contents.RecipeAsync(now.State.Recipe, cancellation), await contents.FindingsAsync(now.State.Findings, cancellation));
        if (!Completing.Apply(draft, completion, caller.UserId, Micros.Now(clock)).Try(out var completed, out var refusal)) return refusal;
        if (Drafts.Fault(completed.Recipe) is { } unreadable) return unreadable;
        return new Writing(
            completed, (summary, hash, before, findings) => new RecipeCompleted(summary, hash, before.Recipe, findings, given));
    }
}
