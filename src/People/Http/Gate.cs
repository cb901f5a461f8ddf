using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Theriac.Kernel;

namespace Theriac.People.Http;

/// <summary>Whether a request may pass to its endpoint (P11-10d). Pure.</summary>
internal static class Gate
{
    public const string CsrfHeader = "X-CSRF-Token";

    public static Refusal? Check(Access? access, Visitor visitor, HttpRequest request)
    {
        var isUnsafe = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        var byCookie = visitor.Session is not null;
        if (isUnsafe && !IsSameOrigin(request))
            return PeopleRefusals.CrossSite;
        if (access is { Anonymous: true })
            return null;
        if (visitor.Caller is not { } caller)
            return visitor.Denied;
        if (isUnsafe && byCookie && !HasCsrf(request, visitor.Session!.Csrf))
            return PeopleRefusals.CsrfMissing;
        if (access is null)
            return PeopleRefusals.RoleMissing([]);
        return access.Roles.Count == 0 || access.Roles.Any(role => caller.Has(role)) ? null : PeopleRefusals.RoleMissing(access.Roles);
    }

    public static bool HasCsrf(HttpRequest request, string csrf) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(request.Headers[CsrfHeader].ToString()), Encoding.UTF8.GetBytes(csrf));

    /// <summary>Browsers send <c>Origin</c> with every unsafe request; other programs send none and have no cookies to steal.</summary>
    private static bool IsSameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0
            || (Uri.TryCreate(origin, UriKind.Absolute, out var uri)
                && string.Equals(uri.Authority, new HostString(request.Host.Value ?? "").Value, StringComparison.OrdinalIgnoreCase));
    }
}
