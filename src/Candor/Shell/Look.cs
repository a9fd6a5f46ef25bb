namespace Candor.Shell;

/// <summary>
/// Light or dark as the candidate chose it for this browser; without a choice the system decides. A cookie, since it is
/// the browser's matter and not the store's.
/// </summary>
public static class Look
{
    private const string Cookie = "candor-look";

    /// <returns><c>light</c>, <c>dark</c>, or null where the system decides.</returns>
    public static string? Of(HttpRequest request) =>
        request.Cookies[Cookie] is "light" or "dark" ? request.Cookies[Cookie] : null;

    public static void Choose(HttpResponse response, string? look) =>
        response.Cookies.Append(
            Cookie,
            look ?? "",
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = look is "light" or "dark" ? TimeSpan.FromDays(400) : TimeSpan.Zero,
            }
        );
}
