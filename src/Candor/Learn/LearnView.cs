using Candor.Core;
using Candor.Core.Learn;

namespace Candor.Learn;

/// <summary>All that the pages of learning show, read out of the store at once.</summary>
/// <param name="FeedbackOf">Which feedback a point stands in.</param>
/// <param name="Asks">Every ask made, with whether it was answered.</param>
/// <param name="SelfViews">What the candidate wrote of interviews of which others have spoken too; never before both exist.</param>
public sealed record LearnView(
    IReadOnlyList<Theme> Themes,
    IReadOnlyDictionary<Guid, Guid> FeedbackOf,
    IReadOnlyList<ExerciseRun> Runs,
    Leaks Leaks,
    IReadOnlyList<Asked> Asks,
    IReadOnlyList<SelfView> SelfViews
)
{
    /// <summary>Independent people who told anything.</summary>
    public int People { get; } =
        Themes.SelectMany(theme => theme.Points).Select(said => said.Person).Distinct(StringComparer.Ordinal).Count();

    public Theme? ThemeOf(string key) => Themes.FirstOrDefault(theme => theme.Key == key);
}

/// <summary>One ask: how, by which playbook, and what came of it.</summary>
/// <param name="Playbook">Its id; empty where none was taken.</param>
public sealed record Asked(DateTimeOffset At, Channel? Channel, string Playbook, bool Answered, bool Refused);

/// <summary>The candidate's own words on one interview.</summary>
/// <param name="Id">The interview's.</param>
public sealed record SelfView(Guid Id, DateTimeOffset At, string WentWell, string WentBadly);
