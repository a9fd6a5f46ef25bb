using System.Globalization;
using System.Text;
using Candor.Core;
using Candor.Shell;

namespace Candor.Export;

/// <summary>Everything about one application as one page of Markdown, in the order in which it happened.</summary>
internal static class WriteStory
{
    public sealed record Story(
        JobApplication Application,
        IEnumerable<Person> People,
        IEnumerable<Interview> Interviews,
        IEnumerable<Outcome> Outcomes,
        IEnumerable<Feedback> Feedback,
        ILookup<Guid, Point> Points,
        IEnumerable<Draft> Drafts
    );

    public static string Of(Story story, TimeZoneInfo zone)
    {
        var page = new StringBuilder();
        var application = story.Application;
        page.Append(CultureInfo.InvariantCulture, $"# {Line(Plainly.Name(application))}\n\n");
        if (application.AppliedOn is { } day)
        {
            page.Append(CultureInfo.InvariantCulture, $"Applied on {day:d MMMM yyyy}.\n\n");
        }

        Quote(page, application.Notes);
        foreach (var person in story.People)
        {
            var reach = string.Join(", ", new[] { person.EmailAddress, person.Phone }.Where(part => part.Length > 0));
            page.Append(
                CultureInfo.InvariantCulture,
                $"- {Line(person.Name)}, {Token.Name(person.Role).Replace('-', ' ')}{(reach.Length > 0 ? $": {Line(reach)}" : "")}\n"
            );
        }

        foreach (var (_, write) in Events(story, zone).OrderBy(happened => happened.At))
        {
            page.Append('\n');
            write(page);
        }

        return page.ToString();
    }

    private static IEnumerable<(DateTimeOffset At, Action<StringBuilder> Write)> Events(Story story, TimeZoneInfo zone)
    {
        foreach (var interview in story.Interviews)
        {
            yield return (
                interview.At,
                page =>
                {
                    Head(page, "Interview", interview.At);
                    Named(page, "What went well", interview.WentWell);
                    Named(page, "What went less well", interview.WentBadly);
                    Named(page, "Questions", interview.Questions);
                    Named(page, "Answers", interview.Answers);
                    Named(page, "Concern", interview.Concern);
                    Named(page, "Reaction", interview.Reaction);
                }
            );
        }

        foreach (var outcome in story.Outcomes)
        {
            yield return (
                outcome.At,
                page =>
                {
                    Head(page, $"They {Plainly.Say(outcome.Kind)}, {Plainly.Say(outcome.Medium)}", outcome.At);
                    foreach (var evidence in outcome.Evidence)
                    {
                        Quote(page, evidence.Text);
                    }
                }
            );
        }

        foreach (var draft in story.Drafts)
        {
            yield return (
                draft.ChangedAt,
                page =>
                {
                    Head(
                        page,
                        draft.Subject.Length > 0 ? Line(draft.Subject) : $"Your {Token.Name(draft.Kind)}",
                        draft.ChangedAt
                    );
                    Quote(page, draft.Text);
                }
            );
        }

        foreach (var feedback in story.Feedback)
        {
            yield return (
                feedback.At,
                page =>
                {
                    Head(page, $"What they told you, {Plainly.Say(feedback.Medium)}", feedback.At);
                    foreach (var point in story.Points[feedback.Id].OrderBy(point => point.Start))
                    {
                        page.Append(
                            CultureInfo.InvariantCulture,
                            $"- {Token.Name(point.Polarity)}: “{Line(point.Quote)}”\n"
                        );
                    }

                    page.Append('\n');
                    Quote(page, feedback.Text);
                }
            );
        }

        void Head(StringBuilder page, string title, DateTimeOffset at) =>
            page.Append(
                CultureInfo.InvariantCulture,
                $"## {TimeZoneInfo.ConvertTime(at, zone):d MMMM yyyy, HH:mm}: {title}\n\n"
            );
    }

    private static void Named(StringBuilder page, string name, string text)
    {
        if (text.Length > 0)
        {
            page.Append(CultureInfo.InvariantCulture, $"{name}:\n\n");
            Quote(page, text);
        }
    }

    // As a quotation, so that no sign in it turns into a heading of ours.
    private static void Quote(StringBuilder page, string text)
    {
        if (text.Length > 0)
        {
            foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
            {
                page.Append("> ").Append(line).Append('\n');
            }

            page.Append('\n');
        }
    }

    private static string Line(string text) => text.ReplaceLineEndings(" ").Trim();
}
