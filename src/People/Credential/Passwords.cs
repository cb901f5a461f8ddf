using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Theriac.Kernel;

namespace Theriac.People.Credential;

/// <summary>Hashes passwords with ASP.NET Core Identity's hasher and says which ones are good enough.</summary>
internal sealed class Passwords(PeopleOptions options)
{
    private readonly Lazy<string> _nobody = new(() => Hasher(options).HashPassword(new AccountRow(), Guid.NewGuid().ToString()));

    /// <summary>The rounds of now stand in the hash; an older hash is verified with its own.</summary>
    public string Hash(string password) => Hasher(options).HashPassword(new AccountRow(), password);

    /// <summary>True when the password is right. Costs the same for an account that does not exist.</summary>
    public bool IsRight(AccountRow? account, string password)
    {
        var hash = account?.PasswordHash ?? _nobody.Value;
        var result = password.Length <= options.PasswordLengthMax
            ? Hasher(options).VerifyHashedPassword(account ?? new AccountRow(), hash, password)
            : PasswordVerificationResult.Failed;
        return account?.PasswordHash is not null && result != PasswordVerificationResult.Failed;
    }

    /// <summary>What is wrong with a new password; empty when nothing is.</summary>
    public static IEnumerable<FieldError> Check(string? password, string userId, string field, PeopleOptions options)
    {
        var text = password ?? "";
        if (text.Length < options.PasswordLengthMin)
            yield return new FieldError(field, "password-short", $"A password has at least {options.PasswordLengthMin} characters.");
        if (text.Length > options.PasswordLengthMax)
            yield return new FieldError(field, "password-long", $"A password has at most {options.PasswordLengthMax} characters.");
        if (userId.Length > 0 && text.Contains(userId, StringComparison.OrdinalIgnoreCase))
            yield return new FieldError(field, "password-has-id", "A password does not contain the user id.");
        if (text.Length > 0 && text.Distinct().Count() < 5)
            yield return new FieldError(field, "password-plain", "A password has at least five different characters.");
    }

    private static PasswordHasher<AccountRow> Hasher(PeopleOptions options) =>
        new(Options.Create(new PasswordHasherOptions { IterationCount = options.PasswordRounds }));
}
