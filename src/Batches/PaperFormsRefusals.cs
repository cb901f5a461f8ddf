using Theriac.Kernel;

namespace Theriac.Batches;

/// <summary>What is refused of paper forms.</summary>
internal static class PaperFormsRefusals
{
    public static Refusal PaperFormUnknown(string id) =>
        new Refusal("paper-form-unknown", 404, "The batch has no such paper form.").With("form", id);

    public static Refusal PaperFormNotOpen(PaperFormState form) =>
        new Refusal("paper-form-not-open", 409, $"Paper form {form.Id} is accounted for already.").With("form", form.Id).With("state", $"{form.Standing}");

    public static Refusal PaperOtherStep(string form, string number) =>
        new Refusal("paper-form-other-step", 409, $"{number} is not on paper form {form}.").With("form", form).With("step", number);

    public static Refusal PaperTimeBeforeForm(string form, long issuedAt) =>
        new Refusal("paper-time-before-form", 422, $"Paper form {form} was not printed yet at that time.")
            .With("form", form).With("issuedAt", Micros.ToText(issuedAt));

    public static Refusal PaperPersonMissing() =>
        Refusal.Input("/late/onPaperBy", "paper-person-missing", "Say who wrote it on the paper.");

    public static Refusal PaperNothingLeft() => new("paper-nothing-left", 409, "Nothing remains that a paper form could take.");

    public static Refusal PaperLanguageUnknown(string language) =>
        Refusal.Input("/language", "paper-language-unknown", "Forms are printed in English, Vietnamese or Chinese.").With("language", language);

    public static Refusal PaperFormPrinted(string form) =>
        new Refusal("paper-form-printed", 409, $"Paper form {form} is printed. Print a numbered copy of it.").With("form", form);

    public static Refusal PaperFormUsed(string form) =>
        new Refusal("paper-form-used", 409, $"Entries were copied from paper form {form}. Finish copying it.").With("form", form);

    public static Refusal PaperFormEmpty(string form) =>
        new Refusal("paper-form-empty", 409, $"Nothing was copied from paper form {form}. If nothing stands on it, it is void.").With("form", form);

    public static Refusal PaperOriginalMissing(string form) =>
        new Refusal("paper-original-missing", 422, $"Attach a picture or scan of paper form {form} first.").With("form", form);

    public static Refusal PaperFormNotTranscribed(PaperFormState form) =>
        new Refusal("paper-form-not-transcribed", 409, $"Paper form {form.Id} is not signed as copied.").With("form", form.Id);

    public static Refusal PaperVerifierTranscribed(string form) =>
        new Refusal("paper-verifier-transcribed", 403, $"You copied paper form {form}. Another person compares it.").With("form", form);

    public static Refusal HashTooShort(int characters) =>
        Refusal.Input("/hash", "hash-too-short", $"Give at least the first {characters} characters of the hash.");
}
