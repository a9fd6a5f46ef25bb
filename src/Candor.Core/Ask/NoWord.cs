namespace Candor.Core.Ask;

/// <summary>
/// When no word is silence although nobody named a day for it (A2, C2). How long people wait is Candor's own choice: no
/// study of it was found, and the page says so.
/// </summary>
public static class NoWord
{
    /// <summary>Days after the last word where there was an interview; somebody knows the candidate then.</summary>
    public const int AfterInterview = 14;

    /// <summary>Days after an application was sent, or said to have come in.</summary>
    public const int AfterApplication = 28;

    /// <summary>The morning on which it became silence; null where it has not, or nothing was ever heard or sent.</summary>
    public static DateTimeOffset? From(
        DateTimeOffset? lastWord,
        bool interviewed,
        TimeZoneInfo zone,
        DateTimeOffset now
    )
    {
        if (lastWord is not { } last)
        {
            return null;
        }

        var day = LocalTime.DayOf(last, zone).AddDays((interviewed ? AfterInterview : AfterApplication) + 1);
        var passed = LocalTime.At(day.ToDateTime(new TimeOnly(9, 0)), zone);
        return passed <= now ? passed : null;
    }
}
