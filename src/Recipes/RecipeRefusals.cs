using Theriac.Kernel;
using Theriac.People;

namespace Theriac.Recipes;

/// <summary>Everything that this module refuses, with its code.</summary>
internal static class RecipeRefusals
{
    public static Refusal NotExecutable(IReadOnlyList<FieldError> errors) =>
        new("recipe-not-executable", 422, "The procedure cannot be executed. Each error names the place.")
        {
            Errors = [.. errors.Take(RecipeLimits.ErrorsMax)],
        };

    public static Refusal TooLarge(long bytes, int max = RecipeLimits.BytesMax) =>
        new("recipe-too-large", 413, $"The document has {bytes} bytes; {max} at most.");

    public static Refusal EditTooLarge(long bytes) =>
        new("edit-too-large", 413, $"The changes have {bytes} bytes; {RecipeLimits.EditBytesMax} at most. Send them in parts.");

    public static Refusal EditNotReadable(string path) =>
        Refusal.Input(path, "change-not-readable", "This is no list of changes as an editor sends it.");

    public static Refusal PictureTooLarge(long bytes, int max) =>
        new("picture-too-large", 413, $"The file has {bytes} bytes; {max} at most.");

    public static Refusal NotAPicture() =>
        new("picture-type-unknown", 422, "The file is no PNG, JPEG, GIF, WebP or PDF.");

    public static Refusal PictureUnknown() => new("picture-unknown", 404, "There is no such picture.");

    public static Refusal CommentTextMissing(int charactersMax) =>
        Refusal.Input("/text", "comment-text-missing", $"A comment says something, in {charactersMax} characters at most.");

    public static Refusal CommentItemGone() =>
        Refusal.Input("/item", "item-gone", "What this change is about is not there.");

    public static Refusal CommentUnknown(int number) =>
        new("comment-unknown", 404, $"There is no comment {number}.");

    public static Refusal CommentClosed(int number) =>
        new("comment-closed", 409, $"Comment {number} is resolved already.");

    public static Refusal NoSuggestion(int number) =>
        new("comment-without-suggestion", 409, $"Comment {number} suggests no change.");

    public static Refusal SuggestionConflicts(IReadOnlyList<FieldError> errors) =>
        new("suggestion-conflicts", 409, "The draft was changed since; the suggestion no longer fits.") { Errors = errors };

    public static Refusal NotOpenForComments(RecipeVersion version) =>
        NotInState("recipe-not-open-for-comments", "is neither a draft nor in review", version);

    public static Refusal CommentsUnanswered(string numbers) =>
        new Refusal("recipe-comments-unanswered", 409, $"Nobody has answered these comments: {numbers}. Answer or resolve each before the review.")
            .With("comments", numbers);

    public static Refusal CommentsOpen(string numbers) =>
        new Refusal("recipe-comments-open", 409, $"These comments are open: {numbers}. Nobody signs before each is resolved.")
            .With("comments", numbers);

    public static Refusal TooManyInstructions(int count) =>
        new("recipe-too-many-instructions", 422, $"The recipe has {count} instructions; {RecipeLimits.InstructionsMax} at most.");

    public static Refusal NotJson(long? line, long? position) =>
        new("recipe-not-json", 422, $"This is no JSON: line {line + 1}, byte {position + 1}.");

    public static Refusal NotXml(int line, int position) =>
        new("batchml-not-xml", 422, $"This is no XML that can be read here: line {line}, position {position}. A document type is not accepted.");

    public static Refusal XmlAttributes(int max) =>
        new("batchml-too-large", 413, $"An element of the file has more than {max} attributes.");

    public static Refusal XmlTooLarge(string what, int max) =>
        new("batchml-too-large", 413, $"The file has too many {what}; {max} at most.");

    public static Refusal NotBatchMl(string name, string space) =>
        new Refusal("batchml-not-v02", 422, "The file is not BatchML V02 or V0701: its root must be BatchInformation in one of their namespaces.")
            .With("root", name).With("namespace", space);

    public static Refusal NotOneMasterRecipe(int count) =>
        new("batchml-not-one-recipe", 422, $"The file holds {count} master recipes. One at a time can be imported.");

    public static Refusal Unknown() => new("recipe-unknown", 404, "There is no such version of a recipe.");

    public static Refusal Exists(string id, string version) =>
        new Refusal("recipe-exists", 409, $"Recipe {id} has a version {version} already. Import it under another version.")
            .With("id", id).With("version", version);

    public static Refusal NameDiffers(MasterRecipe recipe, string id, string version) =>
        new Refusal("recipe-name-differs", 422, $"The document is of {recipe.Id}, version {recipe.Version}; the address says {id}, version {version}.")
            .With("id", recipe.Id).With("version", recipe.Version);

    public static Refusal NotDraft(RecipeVersion version) => NotInState("recipe-not-draft", "is no draft", version);

    public static Refusal NotInReview(RecipeVersion version) => NotInState("recipe-not-in-review", "is not in review", version);

    public static Refusal NotApproved(RecipeVersion version) => NotInState("recipe-not-approved-yet", "is not approved", version);

    public static Refusal SiteUnknown(string site) => new Refusal("recipe-site-unknown", 404, $"There is no site {site}.").With("site", site);

    public static Refusal NotAtSite(string site, Role role) =>
        new Refusal("recipe-not-at-site", 403, $"You do not hold the role that does this at {site}.").With("site", site).With("role", RoleNames.Of(role));

    public static Refusal OwnParameters(string person) =>
        new Refusal("parameters-own-work", 403, "Whoever prepared the parameters does not approve them. Another person is needed.")
            .With("person", person);

    public static Refusal ParametersNotWaiting() =>
        new("parameters-not-waiting", 409, "No parameters of this site wait for approval. An author prepares them first.");

    public static Refusal ParametersChanged(string hash) =>
        new Refusal("parameters-changed", 409, "Somebody prepared other parameters meanwhile. Look at them first.").With("hash", hash);

    public static Refusal ParametersMissing(IReadOnlyList<FieldError> missing) =>
        new("parameters-missing", 409, "The master leaves values to the site, and no parameters are approved there yet.") { Errors = missing };

    public static Refusal SiteChangedMeanwhile() =>
        new("recipe-site-changed", 409, "Somebody decided about this site meanwhile. Look at it again.");

    public static Refusal RouteChangedMeanwhile() =>
        new("recipe-route-changed", 409, "Somebody set this route meanwhile. Look at it again.");

    public static Refusal ComparedAnew() =>
        new("recipe-compared-anew", 409, "Another version was approved meanwhile, so this one is compared with that. Read it again before you sign.");

    public static Refusal BlockUnknown(string block) =>
        new Refusal("block-unknown", 404, $"The library has no approved building block {block}.").With("block", block);

    public static Refusal BlockDoesNotFit(string element) =>
        new Refusal("block-does-not-fit", 409, "The block does not fit there: an element holds only elements of its kind or below.").With("element", element);

    public static Refusal BlockPlaceGone(string after) =>
        new Refusal("block-place-gone", 409, $"{after}, behind which the block was to stand, is not there.").With("element", after);

    public static Refusal BlockInItself(string block) =>
        new Refusal("block-in-itself", 409, $"The block {block} holds parts of this recipe: it would hold itself.").With("block", block);

    public static Refusal BlockIdTaken(string id) =>
        new Refusal("block-id-taken", 409, $"The block now has a part called {id}, and so has the recipe elsewhere. Rename that one first.").With("id", id);

    public static Refusal NotFromBlock(string element) =>
        new Refusal("element-not-from-block", 409, "This element did not come from a building block.").With("element", element);

    public static Refusal BlockShape() =>
        new("block-not-one-element", 409, "A building block holds exactly one element under its procedure.");

    public static Refusal BlockChanged(string block) =>
        new Refusal("recipe-block-changed", 409, "A block is not as it was shown. Look at it again.").With("block", block);

    public static Refusal BlocksNotSeen(IReadOnlyList<string> blocks) =>
        new Refusal("recipe-blocks-not-reviewed", 409, $"{blocks.Count} blocks wait for your review. Confirm each before you sign.")
            .With("blocks", string.Join(' ', blocks.Take(RecipeLimits.ErrorsMax)));

    public static Refusal SignedAlready(string person) =>
        new Refusal("recipe-signed-already", 403, "You signed this version before on its way. Each signature is another person's.").With("person", person);

    public static Refusal NotChecked() =>
        new("recipe-not-checked", 409, "Nobody has checked this version yet. A recipe checker signs first.");

    public static Refusal AlreadyChecked() => new("recipe-already-checked", 409, "This version is checked already.");

    public static Refusal ChangedMeanwhile(string hash) =>
        new Refusal("recipe-changed", 409, "Somebody saved this draft meanwhile. Load it again.").With("hash", hash);

    public static Refusal OwnWork(string person) =>
        new Refusal("recipe-own-work", 403, "Whoever wrote a recipe neither checks nor approves it. Another person is needed.")
            .With("person", person);

    public static Refusal FindingsOpen(IReadOnlyList<Finding> open) =>
        new("recipe-findings-open", 409, $"{open.Count} findings have no answer yet. An author resolves or accepts each with a reason.")
        {
            Errors = [.. open.Take(RecipeLimits.ErrorsMax).Select(finding => new FieldError(finding.Id, finding.Code, finding.Detail))],
        };

    public static Refusal NotComplete(IReadOnlyList<FieldError> problems) =>
        new("recipe-not-complete", 409, "The recipe does not say everything that an approved recipe says. Each error names its place.")
        {
            Errors = problems,
        };

    public static Refusal ReasonMissing(int charactersMax) =>
        Refusal.Input("/reason", "reason-missing", $"Say why, in {charactersMax} characters at most.");

    public static Refusal SignatureMissing() => Refusal.Input("/signature", "signature-missing", "The action is signed.");

    private static Refusal NotInState(string code, string what, RecipeVersion version) =>
        new Refusal(code, 409, $"The version {what}; it is {EnumWords.Of(version.State)}.").With("state", EnumWords.Of(version.State));
}
