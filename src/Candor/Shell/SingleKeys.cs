namespace Candor.Shell;

/// <summary>
/// Whether a single letter does something, such as <c>/</c> and <c>g t</c>. Who dictates, or hits keys by mistake, turns
/// them off (WCAG 2.1.4). A cookie, since it is the matter of this browser and its keyboard.
/// </summary>
public static class SingleKeys
{
    private const string Cookie = "candor-keys";

    public static bool AreOff(HttpRequest request) => request.Cookies[Cookie] == "off";

    public static void Choose(HttpResponse response, bool off) =>
        response.Cookies.Append(
            Cookie,
            off ? "off" : "",
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Path = "/",
                MaxAge = off ? TimeSpan.FromDays(400) : TimeSpan.Zero,
            }
        );
}
