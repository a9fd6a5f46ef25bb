using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Benchmarks;

/// <summary>Fills a store as years of applying would: more than anybody has, so that no page has to fear its reader.</summary>
internal static class FillStore
{
    public const int Applications = 2_000;

    public const int Mails = 20_000;

    public const int Points = 5_000;

    private static readonly string[] Said =
    [
        "you rambled at times",
        "we missed concrete examples",
        "you seemed nervous at the start",
        "your questions to us were excellent",
        "strong technical knowledge",
        "you could have known more about our products",
        "the presentation ran over",
        "a warm presence in the room",
        "not enough experience in this sector",
        "it was a very close decision",
        "the orange ladder stood beside the piano",
    ];

    public static async Task ManyAsync(DbContextOptions<CandorDb> options, TimeProvider clock)
    {
        await using (var db = new CandorDb(options))
        {
            await db.MeAsync(clock, default);
        }

        for (var from = 0; from < Applications; from += 200)
        {
            await using var db = new CandorDb(options);
            for (var n = from; n < from + 200; n++)
            {
                One(db, n, clock.GetUtcNow().AddHours(-9 * n));
            }

            await db.SaveChangesAsync();
        }
    }

    private static void One(CandorDb db, int n, DateTimeOffset told)
    {
        var application = new JobApplication
        {
            Id = Guid.CreateVersion7(told),
            Employer = $"Employer {n}",
            Role = "Analyst",
            Stage = (Stage)(1 + (n % 5)),
            AppliedOn = DateOnly.FromDateTime(told.AddDays(-20).Date),
            CreatedAt = told.AddDays(-20),
        };
        var person = new Person
        {
            Id = Guid.CreateVersion7(told),
            ApplicationId = application.Id,
            Name = $"Person {n % 900}",
        };
        var outcome = new Outcome
        {
            Id = Guid.CreateVersion7(told),
            ApplicationId = application.Id,
            Kind = n % 40 == 0 ? OutcomeKind.Offer : OutcomeKind.Rejected,
            Medium = (Medium)(n % 4),
            At = told,
            ConfirmedAt = told,
        };
        db.AddRange(application, person, outcome);
        db.Add(
            new StepMark
            {
                Id = Guid.CreateVersion7(told),
                ApplicationId = application.Id,
                OutcomeId = outcome.Id,
                StepId = "ask",
                Deed = Deed.Ask,
                Channel = (Channel)(n % 4),
                State = StepState.Done,
                At = told.AddHours(5),
                Reply = n % 2 == 0 ? ReplyKind.Feedback : null,
            }
        );
        for (var i = 0; i < Mails / Applications; i++)
        {
            var mail = Mail(n, i, told.AddMinutes(i));
            mail.ApplicationId = i < 2 ? application.Id : null;
            db.Add(mail);
            if (i == 0)
            {
                // A quarter still waits in the Inbox.
                db.Add(Proposal(mail, application, told, waits: n % 4 == 0));
            }
        }

        db.AddRange(Interview(application, told), Asked(application, person, told));
        Practised(db, n, told.AddDays(1));
        if (n % 2 == 0)
        {
            Told(db, application, person, n, told.AddDays(2));
        }
    }

    private static Email Mail(int n, int i, DateTimeOffset at) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            MessageId = $"{n}.{i}@mail.example",
            Date = at,
            From = new("Dana Whitfield", $"dana{n}@employer.example"),
            Subject = $"About your application {n}",
            Text = "Thank you for your application. We read every one of them with care, and will write again soon.",
        };

    private static Proposal Proposal(Email mail, JobApplication application, DateTimeOffset at, bool waits) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            EmailId = mail.Id,
            ApplicationId = application.Id,
            Employer = application.Employer,
            Role = application.Role,
            Kind = OutcomeKind.Rejected,
            Sure = Sure.Sure,
            At = at,
            State = waits ? ProposalState.Waiting : ProposalState.Confirmed,
            DecidedAt = waits ? null : at,
        };

    private static Interview Interview(JobApplication application, DateTimeOffset told) =>
        new()
        {
            Id = Guid.CreateVersion7(told),
            ApplicationId = application.Id,
            At = told.AddDays(-5),
            WentWell = "The case study.",
            WentBadly = "The end of it.",
        };

    private static Draft Asked(JobApplication application, Person person, DateTimeOffset told) =>
        new()
        {
            Id = Guid.CreateVersion7(told),
            ApplicationId = application.Id,
            PersonId = person.Id,
            StepId = "ask",
            Subject = "Thank you",
            Text = "Thank you for telling me. I would be glad of one piece of advice for my next interview.",
            MessageId = $"{application.Id:N}@candor.invalid",
            CreatedAt = told,
            ChangedAt = told,
        };

    // Every tenth answer begins a practice interview with somebody who notes what they see.
    private static void Practised(CandorDb db, int n, DateTimeOffset at)
    {
        const string Question = "motivation/why-this-job";
        var session = new PracticeSession
        {
            Id = Guid.CreateVersion7(at),
            Questions = [new(Question, "Why this job?", "enthusiasm")],
            With = "Noor",
            Notes = "[0:20] a good opening\n[1:10] then you rambled",
            At = at,
        };
        db.Add(
            new Answer
            {
                Id = Guid.CreateVersion7(at),
                QuestionId = Question,
                Question = "Why this job?",
                SessionId = n % 10 == 0 ? session.Id : null,
                Text =
                    $"Because of what I built {n} times: in the summer I made a tool that saved the team a day a week.",
                At = at,
            }
        );
        if (n % 10 == 0)
        {
            db.Add(session);
        }
    }

    private static void Told(CandorDb db, JobApplication application, Person person, int n, DateTimeOffset at)
    {
        var quotes = Enumerable
            .Range(0, Points * 2 / Applications)
            .Select(i => $"{Said[(n + (3 * i)) % Said.Length]} ({n}.{i})")
            .ToList();
        var feedback = new Feedback
        {
            Id = Guid.CreateVersion7(at),
            ApplicationId = application.Id,
            PersonId = person.Id,
            Medium = Medium.Call,
            At = at,
            Text = string.Join('\n', quotes),
        };
        db.Add(feedback);
        db.AddRange(
            quotes.Select(
                (quote, i) =>
                    new Point
                    {
                        Id = Guid.CreateVersion7(at),
                        FeedbackId = feedback.Id,
                        ApplicationId = application.Id,
                        PersonId = person.Id,
                        Quote = quote,
                        End = quote.Length,
                        Polarity = i % 3 == 0 ? Polarity.Strength : Polarity.Concern,
                        Specificity = 0.4,
                        At = at,
                    }
            )
        );
    }

    /// <summary>A noon that never passes, so that each run measures the same.</summary>
    public sealed class Noon : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
    }
}
