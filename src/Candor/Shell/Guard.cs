using Microsoft.AspNetCore.Antiforgery;

namespace Candor.Shell;

/// <summary>
/// The door. A request goes on only if it names this machine (against DNS rebinding), does not come from another site,
/// and carries the cookie that the printed link gave; other accounts of the machine and pages of other sites have none.
/// What changes something carries the token of a page of ours besides.
/// Every answer carries the content security policy.
/// </summary>
internal sealed class Guard(RequestDelegate next, LinkSecret secret, IAntiforgery antiforgery)
{
    public const string TokenHeader = "X-Candor-Token";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        + "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; form-action 'self'; "
        + "frame-ancestors 'none'; base-uri 'self'";

    /// <summary>
    /// The same, and compiled WebAssembly besides: what hears speech and sees a face is made of it. Only for the page
    /// that asks for microphone and camera, and for the worker that looks at the pictures, which has a policy of its own.
    /// </summary>
    private static readonly string PracticePolicy = Policy.Replace(
        "script-src 'self'",
        "script-src 'self' 'wasm-unsafe-eval'",
        StringComparison.Ordinal
    );

    public async Task InvokeAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        AddHeaders(request, response);
        if (!NamesThisMachine(request) || !ComesFromHere(request))
        {
            response.StatusCode = StatusCodes.Status403Forbidden;
            await response.WriteAsync("Candor answers its own pages only.", context.RequestAborted);
        }
        else if (request.Path.StartsWithSegments("/open", StringComparison.Ordinal, out var given))
        {
            Open(context, given.Value?.TrimStart('/'));
        }
        else if (!LinkSecret.Same(request.Cookies[secret.CookieName], secret.OfCookie) && !HasSecretOfItsOwn(request))
        {
            await NeedsLink.WriteAsync(context);
        }
        else if (Changes(request) && !await HasTokenAsync(context))
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            await response.WriteAsync("This page is too old to save; go back and reload it. What you typed is kept.");
        }
        else
        {
            await next(context);
        }
    }

    private static void AddHeaders(HttpRequest request, HttpResponse response)
    {
        var headers = response.Headers;
        headers.ContentSecurityPolicy = IsPractice(request.Path) ? PracticePolicy : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    private static bool IsPractice(PathString path) =>
        path.StartsWithSegments("/practise/sessions", StringComparison.Ordinal)
        || path.StartsWithSegments("/js/practise/face-worker.js", StringComparison.Ordinal);

    private static bool NamesThisMachine(HttpRequest request) => request.Host.Host is "127.0.0.1" or "localhost";

    // A browser names the origin whenever a request changes something or opens a socket. Reading needs no origin: what
    // another site could make a browser read, it can neither see (same-origin policy) nor reach (SameSite cookie).
    private static bool ComesFromHere(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || origin == $"{request.Scheme}://{request.Host}";
    }

    // Calendar programs send no cookie; the feed's path is a secret itself.
    private static bool HasSecretOfItsOwn(HttpRequest request) =>
        request.Path.StartsWithSegments("/calendar", StringComparison.Ordinal);

    // No handler checks the form's token itself: whatever changes something needs it, in a field or in the header.
    private static bool Changes(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method);

    private async Task<bool> HasTokenAsync(HttpContext context)
    {
        try
        {
            await StreamedForm.BeginAsync(context);
            return await antiforgery.IsRequestValidAsync(context);
        }
        catch (AntiforgeryValidationException)
        {
            // A body that is no form at all: whoever sent it has no token either.
            return false;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // A form that ends in the middle.
            return false;
        }
    }

    private void Open(HttpContext context, string? given)
    {
        if (!LinkSecret.Same(given, secret.OfLink))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Cookies.Append(
            secret.CookieName,
            secret.OfCookie,
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = TimeSpan.FromDays(400),
            }
        );
        context.Response.Redirect("/");
    }
}
