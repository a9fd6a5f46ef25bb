using System.Globalization;
using Candor.Core;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>News that came by no mail: a call, a letter, a portal, or silence past the day that was named (A2).</summary>
internal static class TellByHand
{
    /// <summary>What is wrong with a field of the form, in a line for beside it.</summary>
    public sealed record Fault(string Field, string Words);

    /// <summary>Adds application, person and outcome; the caller saves. Where something is missing, says what.</summary>
    public static async Task<(Guid Application, Fault? Wrong)> TellAsync(
        CandorDb db,
        IFormCollection posted,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        (Guid, Fault?) Wrong(string field, string words) => (default, new(field, words));
        string Of(string name) =>
            posted[name].ToString().Trim() is { Length: > 200 } cut ? cut[..200] : posted[name].ToString().Trim();
        var (employer, role) = (Of("employer"), Of("role"));
        if (employer.Length == 0)
        {
            return Wrong("employer", "Name the employer; the rest can wait.");
        }

        var me = await db.MeAsync(clock, cancel);
        _ = Token.TryRead<Medium>(Of("medium"), out var medium);
        _ = Token.TryRead<Stage>(Of("stage"), out var stage);
        var at = When(Of("at"), Moments.Zone(me.TimeZone)) ?? clock.GetUtcNow();
        if (at > clock.GetUtcNow().AddHours(1))
        {
            return Wrong("at", "This moment lies ahead. Write when the news came.");
        }

        var application = SameWorkplace.In(await db.Applications.ToListAsync(cancel), employer, role);
        if (
            application is not null
            && medium != Medium.Silence
            && (!Token.TryRead<OutcomeKind>(Of("kind"), out var said) || IsNo(said))
            && await db.Interviews.AnyAsync(one => one.ApplicationId == application.Id && one.At > at, cancel)
        )
        {
            return Wrong("at", "An interview stands here that was after this. Check both days.");
        }

        if (application is null)
        {
            application = new JobApplication
            {
                Id = Ids.New(clock),
                Employer = employer,
                Role = role,
                Stage = stage,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Applications.Add(application);
        }

        if (stage > application.Stage)
        {
            application.Stage = stage;
        }

        var bearer =
            Of("person").Length == 0
                ? null
                : new Person
                {
                    Id = Ids.New(clock),
                    ApplicationId = application.Id,
                    Name = Of("person"),
                    EmailAddress = Of("address"),
                    Role = Token.TryRead<PersonRole>(Of("who"), out var who) ? who : PersonRole.Other,
                };
        if (bearer is not null)
        {
            db.People.Add(bearer);
        }

        var isSilence = medium == Medium.Silence;
        var outcome = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            Kind =
                isSilence ? OutcomeKind.Silence
                : Token.TryRead<OutcomeKind>(Of("kind"), out var kind) ? kind
                : OutcomeKind.Rejected,
            Medium = medium,
            Stage = stage,
            At = at,
            BearerId = bearer?.Id,
            Sure = Sure.Sure,
            ConfirmedAt = clock.GetUtcNow(),
        };
        db.Outcomes.Add(outcome);
        if (medium == Medium.Call && IsNo(outcome.Kind) && Of("asked") is "yes" or "no")
        {
            db.StepMarks.Add(OnTheCall(outcome, Of("asked") == "yes", clock));
        }

        return (application.Id, null);
    }

    /// <summary>Adds the no that a call brought of which there are notes: advice was asked for on it. The caller saves.</summary>
    public static void TellOnCall(CandorDb db, JobApplication application, Feedback notes, TimeProvider clock)
    {
        var outcome = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            Kind = OutcomeKind.Rejected,
            Medium = Medium.Call,
            Stage = application.Stage,
            At = notes.At,
            BearerId = notes.PersonId,
            Sure = Sure.Sure,
            ConfirmedAt = clock.GetUtcNow(),
        };
        db.Outcomes.Add(outcome);
        db.StepMarks.Add(OnTheCall(outcome, asked: true, clock));
    }

    /// <summary>Whether there is something to ask after it.</summary>
    public static bool IsNo(OutcomeKind kind) =>
        kind is OutcomeKind.Rejected or OutcomeKind.PositionFilled or OutcomeKind.Silence;

    // A call that is over is no moment to ask any more: left out, the step for after the call takes its place.
    private static StepMark OnTheCall(Outcome outcome, bool asked, TimeProvider clock) =>
        new()
        {
            Id = Ids.New(clock),
            ApplicationId = outcome.ApplicationId,
            OutcomeId = outcome.Id,
            StepId = "ask-on-the-call",
            Deed = Deed.Ask,
            Channel = Channel.Call,
            PersonId = outcome.BearerId,
            State = asked ? StepState.Done : StepState.Skipped,
            At = outcome.At,
        };

    /// <summary>A moment as a <c>datetime-local</c> input posts it, in the candidate's zone; null where it is none.</summary>
    public static DateTimeOffset? When(string value, TimeZoneInfo zone) =>
        DateTime.TryParseExact(
            value,
            ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var local
        ) && !zone.IsInvalidTime(local)
            ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime()
            : null;
}
