using System.Buffers.Binary;
using Candor.Core;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Keeps what somebody said, word for word, with its points. The caller saves, as part of its own deed; a reply that the
/// Inbox confirmed as an answer comes in through here too.
/// </summary>
internal static class KeepFeedback
{
    /// <summary>Bytes of a feedback's id that the people whom it names share.</summary>
    private const int Own = 12;

    /// <summary>Adds the feedback and its points to the context.</summary>
    public static void Add(CandorDb db, FindPoints find, Feedback feedback, TimeProvider clock)
    {
        db.Feedback.Add(feedback);
        AddPoints(db, find, feedback, clock);
    }

    /// <summary>
    /// Reads the points anew after the text has changed. What the candidate decided about a quotation that is still
    /// there stays decided.
    /// </summary>
    /// <param name="whoStays">So does who said it; not while the speaker's name itself is being typed.</param>
    public static async Task ReadAgainAsync(
        CandorDb db,
        FindPoints find,
        Feedback feedback,
        TimeProvider clock,
        CancellationToken cancel,
        bool whoStays = false
    )
    {
        var before = await db.Points.Where(point => point.FeedbackId == feedback.Id).ToListAsync(cancel);
        db.Points.RemoveRange(before);
        var now = AddPoints(db, find, feedback, clock);
        foreach (var point in now)
        {
            if (before.Find(old => old.Quote == point.Quote) is { } same)
            {
                (point.Cause, point.Disagreed, point.Polarity) = (same.Cause, same.Disagreed, same.Polarity);
                (point.Topic, point.Category, point.Settled) = (same.Topic, same.Category, same.Settled);
                // Whom the text does not name, the candidate may have.
                point.PersonId =
                    whoStays
                    && point.PersonId == feedback.PersonId
                    && same.PersonId is { } who
                    && !IsNamedBy(feedback, who)
                        ? who
                        : point.PersonId;
            }
        }

        await ForgetAsync(
            db,
            feedback,
            [.. before.Select(old => old.PersonId).Except(now.Select(p => p.PersonId))],
            cancel
        );
    }

    // "Tomm: …" while somebody types was nobody: whoever was only named here, and is named no more, goes again.
    private static async Task ForgetAsync(
        CandorDb db,
        Feedback feedback,
        IReadOnlyList<Guid?> named,
        CancellationToken cancel
    )
    {
        foreach (var id in named.Where(id => id is { } one && IsNamedBy(feedback, one)))
        {
            if (
                await db.People.SingleOrDefaultAsync(one => one.Id == id, cancel)
                    is { EmailAddress: "", Phone: "", PostalAddress: "", ProfileUrl: "", Rapport: null } person
                && !await db.Points.AnyAsync(one => one.PersonId == id && one.FeedbackId != feedback.Id, cancel)
                && !await db.Feedback.AnyAsync(one => one.PersonId == id, cancel)
                && !await db.Outcomes.AnyAsync(one => one.BearerId == id, cancel)
                && !await db.Drafts.AnyAsync(one => one.PersonId == id, cancel)
                && !await db.StepMarks.AnyAsync(one => one.PersonId == id, cancel)
            )
            {
                db.People.Remove(person);
            }
        }
    }

    private static List<Point> AddPoints(CandorDb db, FindPoints find, Feedback feedback, TimeProvider clock)
    {
        var people = db.People.Where(one => one.ApplicationId == feedback.ApplicationId).ToList();
        var own = db
            .Interviews.Where(one => one.ApplicationId == feedback.ApplicationId && one.DebriefedAt != null)
            .ToList()
            .SelectMany(one => SetBeside.Own(find, one))
            .ToList();
        var points = find.In(feedback.Text)
            .Select(found => new Point
            {
                Id = Ids.New(clock),
                FeedbackId = feedback.Id,
                ApplicationId = feedback.ApplicationId,
                PersonId = SpeakerOf(db, find, found.Speaker, people, feedback) ?? feedback.PersonId,
                Start = found.Span.Start,
                End = found.Span.End,
                Quote = found.Quote,
                // Nobody's age or origin speaks for or against them, however it was meant.
                Polarity = found.Personal ? Polarity.Neutral : found.Polarity,
                Category = found.Category,
                Topic = found.Topic,
                Specificity = found.Specificity,
                Cause = CauseOf(found, own),
                Disagreed = found.Disagreed,
                At = feedback.At,
            })
            .ToList();
        db.Points.AddRange(points);
        return points;
    }

    // "Dana: …" in notes is the Dana whom the application knows, by her whole name or her first one; else somebody new,
    // so that several people on one occasion are kept apart (C15).
    private static Guid? SpeakerOf(CandorDb db, FindPoints find, string said, List<Person> people, Feedback feedback)
    {
        if (said.Length == 0)
        {
            return null;
        }

        var bracket = said.IndexOf('(', StringComparison.Ordinal);
        var name = (bracket < 0 ? said : said[..bracket]).Trim();
        var known =
            people.Find(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? people.Find(one => one.Name.StartsWith($"{name} ", StringComparison.OrdinalIgnoreCase));
        if (known is null && find.Speakers.Of(said) is { } speaker)
        {
            known = new Person
            {
                Id = IdOf(feedback, speaker.Name),
                ApplicationId = feedback.ApplicationId,
                Name = speaker.Name,
                Role = speaker.Role,
            };
            db.People.Add(known);
            people.Add(known);
        }

        return known?.Id;
    }

    // The feedback's id with a sum of the name at its end: the same name on one occasion is the same person, however
    // often the notes are sent, and it shows whom the notes brought.
    private static Guid IdOf(Feedback feedback, string name)
    {
        var bytes = feedback.Id.ToByteArray();
        var sum = name.ToLowerInvariant().Aggregate(2166136261u, (all, letter) => (all ^ letter) * 16777619u);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Own), sum);
        return new(bytes);
    }

    private static bool IsNamedBy(Feedback feedback, Guid person) =>
        person != feedback.Id
        && person.ToByteArray().AsSpan(0, Own).SequenceEqual(feedback.Id.ToByteArray().AsSpan(0, Own));

    // The candidate's own debrief knows more of it than the wording does (C13).
    private static Cause CauseOf(FoundPoint found, List<OwnView> own) =>
        found is { Personal: false, Polarity: Polarity.Concern, Cause: not Cause.Outside }
            ? SetBeside.Propose(found.Topic, own) ?? found.Cause
            : found.Cause;
}
