using System.Security.Cryptography;
using System.Text;

namespace Candor.Shell;

/// <summary>
/// What somebody sees who has no cookie: nothing of the app, and how to get in. It carries its own few lines of style,
/// since a stranger is not given the app's files; the policy lets pass exactly these lines, by their hash.
/// </summary>
internal static class NeedsLink
{
    private const string Style = """
        :root{color-scheme:light dark;--paper:light-dark(#fbf8f2,#171613);--sheet:light-dark(#fff,#201f1b);--ink:light-dark(#25231e,#f0ece2);--line:light-dark(#e8e1d3,#37342c)}
        body{margin:0;min-height:100vh;display:grid;place-content:center;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif}
        main{max-width:34rem;margin:1rem;padding:2.25rem;background:var(--sheet);border:1px solid var(--line);border-radius:14px}
        h1{font:600 1.7rem/1.2 Georgia,serif;margin:0 0 .9rem}p{margin:0 0 .9rem}svg{width:3rem;height:3rem}
        code{background:light-dark(#fdf3d0,#3a3218);border-radius:4px;padding:.05em .3em}
        """;

    private const string Page = $"""
        <!doctype html><html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Candor opens with its own link</title><style>{Style}</style></head><body><main>
        <svg viewBox="0 0 32 32" aria-hidden="true"><path d="M3 17c0-7 6-12 13-12 6 0 9 3 11 6 1 1.6 2 2 2.5 3 .6 1.2.2 2.2-.8 3.2C25 21 22 27 15 27 8 27 3 23 3 17Z" fill="#f4c53a"/></svg>
        <h1>Candor opens with its own link</h1>
        <p>Look at the terminal in which Candor was started: it printed a link that begins with <code>http://127.0.0.1</code> and has
        <code>/open/</code> in it. Open that one; this browser then remembers it.</p>
        <p>What you keep here is private, so everybody else on this machine stays outside, and so does every other web page.</p>
        <p>Has the terminal gone? Start Candor again with <code>candor</code>, and it prints the link anew.</p>
        </main></body></html>
        """;

    private static readonly string Policy =
        $"default-src 'none'; script-src 'self'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; "
        + "frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    public static Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = StatusCodes.Status401Unauthorized;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy = Policy;
        return response.WriteAsync(Page, context.RequestAborted);
    }
}
