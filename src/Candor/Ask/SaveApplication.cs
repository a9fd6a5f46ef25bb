using System.Globalization;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>
/// The forms of an application's page: what was typed goes into the rows, and what cannot is said beside its field.
/// Nothing is saved while a field is wrong.
/// </summary>
internal sealed class SaveApplication(IFormCollection fields, TimeZoneInfo zone, DateTimeOffset now)
{
    private const int Longest = 200;

    private static readonly TimeSpan LongestBreak = TimeSpan.FromDays(14);

    private readonly Dictionary<string, string> wrong = new(StringComparer.Ordinal);

    /// <summary>What is wrong, by the field's name.</summary>
    public IReadOnlyDictionary<string, string> Wrong => wrong;

    /// <summary>The button that takes the row out instead of keeping it.</summary>
    public bool Removes => fields["remove"] == "yes";

    /// <summary>
    /// Takes news out that did not happen. What was done about it counts on with what else is known, since it was done.
    /// </summary>
    public static async Task RemoveAsync(CandorDb db, Outcome outcome)
    {
        var other = await db
            .Outcomes.Where(one => one.ApplicationId == outcome.ApplicationId && one.Id != outcome.Id)
            .OrderByDescending(one => one.At)
            .FirstOrDefaultAsync();
        var marks = await db.StepMarks.Where(mark => mark.OutcomeId == outcome.Id).ToListAsync();
        var choices = await db.PlanChoices.Where(choice => choice.OutcomeId == outcome.Id).ToListAsync();
        if (other is null && marks.Count + choices.Count > 0)
        {
            // Nothing else is known: the days before a decision have a row of their own.
            (outcome.Kind, outcome.Feedback, outcome.EmailId) = (OutcomeKind.None, FeedbackStance.None, null);
            return;
        }

        marks.ForEach(mark => mark.OutcomeId = other!.Id);
        choices.ForEach(choice => choice.OutcomeId = other!.Id);
        db.Outcomes.Remove(outcome);
    }

    public void Into(JobApplication application)
    {
        application.Employer = Text("employer");
        application.Agency = Text("agency");
        application.Role = Text("role");
        application.Stage = One<Stage>("stage");
        application.Place = fields["place"].ToString() is { Length: 2 or 5 or 6 } place ? place : "";
        application.AppliedOn = Day("applied");
        application.NewsExpectedOn = Day("expected");
        application.FilledAt = Time("filled");
        application.PausedUntil = Time("paused");
        application.Notes = Text("notes", 20_000);
        if (application.Employer.Length == 0 && application.Agency.Length == 0)
        {
            wrong["employer"] = "Write the employer’s name, or the agency’s where the employer is not known.";
        }

        if (application.AppliedOn > LocalTime.DayOf(now, zone))
        {
            wrong["applied"] = "This day lies ahead. Write the day on which you applied.";
        }

        if (application.PausedUntil > now + LongestBreak)
        {
            wrong["paused"] = "This is more than two weeks away. Take a shorter break; it can be begun anew.";
        }

        NotAhead("filled", application.FilledAt);
    }

    /// <param name="nobodyElse">They did not bring the news either, so without a contact nothing reaches them.</param>
    public void Into(Person person, bool nobodyElse)
    {
        person.Name = Text("name");
        person.Role = One<PersonRole>("role");
        person.EmailAddress = Text("email");
        person.Phone = Text("phone");
        person.PostalAddress = Text("address", 1000);
        person.ProfileUrl = Text("profile");
        person.TimeZone = Text("zone");
        person.Rapport =
            int.TryParse(fields["rapport"], CultureInfo.InvariantCulture, out var rapport) && rapport is >= 1 and <= 5
                ? rapport
                : null;
        person.Experienced = fields["experienced"] == "yes";
        if (person.Name.Length == 0)
        {
            wrong["name"] = "Write their name.";
        }

        if (person.EmailAddress.Length > 0 && !person.EmailAddress.Contains('@', StringComparison.Ordinal))
        {
            wrong["email"] = "An e-mail address has an @ in it.";
        }

        if (
            nobodyElse
            && person is { EmailAddress: "", Phone: "", PostalAddress: "", ProfileUrl: "" }
            && fields["name-only"] != "yes"
        )
        {
            wrong.TryAdd(
                "email",
                "Nothing reaches them yet. Add an address or a number, or tick below that you know the name alone."
            );
        }

        if (person.TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(person.TimeZone, out _))
        {
            wrong["zone"] = "There is no such time zone. Write one such as Europe/London, or leave it empty.";
        }
    }

    public void Into(Interview interview, IEnumerable<Outcome> news)
    {
        interview.At = Kept("at", interview.At);
        interview.TimeZone = zone.Id;
        interview.Form = fields.ContainsKey("form") ? One<Medium>("form") : interview.Form;
        interview.Stage = One<Stage>("stage");
        interview.Concern = Text("concern", 500);
        if (interview.At == default)
        {
            wrong.TryAdd("at", "Say when the interview was or will be.");
        }
        else if (
            news.Any(one => one.Kind is OutcomeKind.Rejected or OutcomeKind.PositionFilled && one.At < interview.At)
        )
        {
            wrong["at"] = "This lies after their decision. Check both days.";
        }
    }

    public void Into(Outcome outcome, IEnumerable<Interview> interviews)
    {
        outcome.Kind = One<OutcomeKind>("kind");
        outcome.Medium = One<Medium>("medium");
        outcome.Stage = One<Stage>("stage");
        outcome.Feedback = One<FeedbackStance>("feedback");
        outcome.At = Kept("at", outcome.At);
        outcome.BearerId = Guid.TryParse(fields["bearer"], out var bearer) ? bearer : null;
        outcome.Sure = Sure.Sure;
        outcome.ConfirmedAt = now;
        if (outcome.At == default)
        {
            wrong.TryAdd("at", "Say when the news came.");
        }

        NotAhead("at", outcome.At);
        if (
            outcome.Kind is OutcomeKind.Rejected or OutcomeKind.PositionFilled
            && interviews.Any(one => one.At > outcome.At)
            && !wrong.ContainsKey("at")
        )
        {
            wrong["at"] = "An interview stands here that was after this. Check both days.";
        }
    }

    private void NotAhead(string field, DateTimeOffset? at)
    {
        if (at > now.AddMinutes(5))
        {
            wrong[field] = "This moment lies ahead. Write when it was.";
        }
    }

    private string Text(string field, int longest = Longest)
    {
        var text = fields[field].ToString().Trim().ReplaceLineEndings("\n");
        if (text.Length > longest)
        {
            wrong[field] = $"This takes at most {longest:N0} letters; yours has {text.Length:N0}.";
        }

        return text;
    }

    private T One<T>(string field)
        where T : struct, Enum => Token.TryRead<T>(fields[field].ToString(), out var value) ? value : default;

    private DateOnly? Day(string field)
    {
        var text = fields[field].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        wrong[field] = "Write a day such as 2026-03-10.";
        return null;
    }

    // The form shows minutes; who leaves it as it was keeps the mail's own second too.
    private DateTimeOffset Kept(string field, DateTimeOffset before) =>
        Time(field) is not { } at ? default
        : (at - before).Duration() < TimeSpan.FromMinutes(1) ? before
        : at;

    private DateTimeOffset? Time(string field)
    {
        var text = fields[field].ToString();
        if (text.Length == 0)
        {
            return null;
        }

        if (ReadTime.TryRead(text, zone, out var at))
        {
            return at;
        }

        wrong[field] = "Write a time such as 2026-03-10T16:40.";
        return null;
    }
}
