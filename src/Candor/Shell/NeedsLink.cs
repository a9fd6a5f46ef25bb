namespace Candor.Shell;

/// <summary>What somebody sees who has no cookie: nothing of the app, and how to get in.</summary>
internal static class NeedsLink
{
    public static Task WriteAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            """
            <!doctype html><html lang="en-GB"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
            <title>Candor needs its link</title>
            <h1>Candor opens with its own link</h1>
            <p>Take the link that <code>candor</code> printed when it started; it begins with http://127.0.0.1 and has
            “open” in it. Everyone else on this machine stays outside, and so does every other web page.</p>
            """,
            context.RequestAborted
        );
    }
}
