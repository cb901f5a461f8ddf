namespace Theriac.Host.Tests.Docs;

/// <summary>What holds for every endpoint, said once above the tables.</summary>
internal static class ApiPreamble
{
    /// <summary>Codes that the head of the page explains, so that no row repeats them.</summary>
    public static readonly string[] Everywhere =
    [
        "signed-out", "session-locked", "password-change-required", "token-unknown", "csrf-missing", "cross-site-request", "role-missing",
        "input-not-accepted", "ledger-busy", "record-busy", "request-repeated",
    ];

    /// <summary>What is wrong with the stored recipe of a batch, whatever is asked of it.</summary>
    public static readonly string[] OfStored = ["recipe-hash-differs", "recipe-not-executable"];

    public static readonly string[] OfSigning =
    [
        "signature-missing", "signature-components-missing", "meaning-missing", "meaning-differs", "document-changed", "credentials-wrong",
        "account-locked", "sign-in-busy", "passkey-needed", "passkey-refused", "passkey-expired", "signer-not-session", "signer-not-allowed", "second-person-needed",
        "identity-not-checked", "machine-cannot-sign", "qualification-missing", "qualification-lapsed", "person-inactive",
    ];

    public static readonly string Text =
        $$"""
        The same is served by every instance as OpenAPI 3.1 at `/openapi/v1.json`. [shapes.md](shapes.md) has what is taken and answered,
        [refusals.md](refusals.md) every code with its words.

        ## What holds everywhere
        - **Who calls.** A machine sends `Authorization: Bearer TOKEN` (made under *People > API tokens*, or by `POST /api/tokens`). A person's
          session is the cookie of `POST /api/session`; it sends `X-CSRF-Token` from `GET /api/session` with whatever is not a GET. The browser
          application adds `X-Theriac-Client: 1`, the contract that it was built for; a script says none. The column
          *who* lists roles; one of them, held at any site, opens the endpoint, and the handler asks for it again at the site that is meant.
        - **JSON.** camelCase, enumerations as kebab-case words. Decimals are texts: `"10.50"` stays `10.50`. A quantity is
          `{"value":"10.50","unit":"kg"}`. Times are `2026-11-22T08:42:13.123456Z`;
          a time that is a number is in microseconds since 1970. A member twice, or one that is missing, is refused.
        - **Language** of what people read: `?language=`, else `Accept-Language` (en, vi, zh), else the person's own. Codes and values never change.
        - **Lists** answer `{"items":[…],"next":"cursor"}`; send the cursor as `after` (`before` where the row says so) until `next` is null.
        - **Once.** With an `Idempotency-Key` (200 characters at most, one for each deed) a repeat gets the first answer and
          `Idempotency-Replayed: true`, for 30 days. What was refused may be tried again under the same key.
        - **Signed.** `POST …/actions/X/document` takes the body of `X`, may take `language` (en, vi, zh), and answers
          [PreparedDocument](shapes.md#prepareddocument): show all of it. Then `POST …/actions/X` with the same body and
          `signature: {documentHash, meaning, language?, comment?, userId?, password?, passkey?}`. The first signature of a session needs
          `userId` and `password`, later ones the password; a second person always both. A machine cannot sign.
          Who may prepare is who may sign.
        - **Live.** `GET /api/feed?after=N` sends `{number,stream,type,at}` for every entry, as server-sent events.

        ## Refusals
        Whatever is not 2xx is `application/problem+json` with `type`, `title`, `status`, `detail`, `code`, `errors` (`field` is a JSON pointer)
        and `facts`. Nothing was done. The column *own refusals* has what the endpoint's code can reach; besides it any endpoint may answer:

        | when | code |
        |---|---|
        | nobody is signed in, or the session may not act | `signed-out` `session-locked` `token-unknown` (401), `password-change-required` (403) |
        | the role is missing | `role-missing` (403), with the roles that would do in `facts` |
        | a browser's request is not the page's own | `csrf-missing` `cross-site-request` (403) |
        | the input | `input-not-accepted` (422, every wrong field at once), `json-not-readable` `request-not-readable` (400), `media-type-not-supported` (415), `body-too-large` (413) |
        | a number, unit or code in it | those of [Kernel](refusals.md#kernel) and [Gs1](refusals.md#gs1) (400, 422) |
        | the address | `not-found` (404), `method-not-allowed` (405) |
        | the same moment | `record-busy` (409), `ledger-busy` (503): nothing was written, try again |
        | the key of the deed | `request-repeated` (409), `idempotency-key-reused` (422), `idempotency-key-long` (400) |
        | what is signed | {{string.Join(' ', OfSigning.Select(code => $"`{code}`"))}} |
        | the recipe of a batch does not match its hash | {{string.Join(' ', OfStored.Select(code => $"`{code}`"))}} |
        | our fault | `server-error` (500) |
        """;
}
