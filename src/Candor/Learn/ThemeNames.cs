using Candor.Core;

namespace Candor.Learn;

/// <summary>How pages and commands speak of a theme.</summary>
internal static class ThemeNames
{
    /// <summary>Who said it: one person's view is shown as that, never as more (C9).</summary>
    public static string Sources(Theme theme) =>
        theme.IsOneOpinion ? "one person’s view"
        : theme.Employers == 1 ? $"{theme.People} people at one employer"
        : $"{theme.People} people at {theme.Employers} employers";

    public static string Address(Theme theme) => $"/learn/theme?key={Uri.EscapeDataString(theme.Key)}";

    /// <summary>The id of its element on the page of themes.</summary>
    public static string ElementOf(string key) => key.Replace('/', '-');
}
