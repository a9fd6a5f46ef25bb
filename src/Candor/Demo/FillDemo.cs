using System.Globalization;
using System.Text;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Core.Practise;
using Candor.Data;
using Candor.Listen;
using Microsoft.Data.Sqlite;

namespace Candor.Demo;

/// <summary>
/// Fills a store with one believable search, counted back from today, so that every page has something to show and
/// something is due. Mails go through the same reader, outcomes and points through the same readings as real ones.
/// </summary>
internal sealed class FillDemo(CandorDb db, TimeProvider clock, Library library)
{
    private readonly List<Fault> faults = [];
    private readonly DateTimeOffset now = clock.GetUtcNow();

    /// <summary>Makes the example's store anew below the data folder, and gives a terminal whose home it is.</summary>
    public static async Task<Terminal> AnewAsync(Terminal terminal, CancellationToken cancel)
    {
        var home = DemoLink.HomeIn(terminal.Home);
        Store.MakePrivateFolder(terminal.Home);
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(home))
        {
            Directory.Delete(home, recursive: true);
        }

        var inside = terminal with { Home = home, IsExample = true };
        await using var db = await Store.OpenAsync(inside, cancel);
        await new FillDemo(db, terminal.Clock, BuiltIn.Library(home, new List<Fault>())).FillAsync(cancel);
        return inside;
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        var me = await db.MeAsync(clock, cancel);
        (me.Name, me.EmailAddress, me.Phone) = ("Sam Okafor", "sam.okafor@mail.example", "+44 113 496 0000");
        (me.TimeZone, me.Country, me.PostalAddress) = ("Europe/London", "GB", "4 Mill Row\nLeeds LS1 4AB");
        Northwind();
        Harbour();
        Fernhill();
        Alder();
        Quayside();
        Practice();
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>The whole way: rejected in writing, asked within a day, answered; the thanks are due.</summary>
    private void Northwind()
    {
        var job = Application("Northwind Energy", "Product analyst", Stage.Final, applied: 41);
        job.Facts["enjoyed"] = "the case study about tariff data";
        job.Facts["next"] = "another interview in a fortnight";
        var dana = Person(
            job,
            "Dana Whitfield",
            PersonRole.HiringManager,
            "dana.whitfield@northwind-energy.example",
            4
        );
        Person(job, "Tom Reyes", PersonRole.Interviewer, "", 2);
        var interview = Interview(job, Ago(days: 12, hour: 10), Stage.Final);
        interview.WentWell = "The case study. My questions about the tariff data.";
        interview.WentBadly = "I ran out of steam after the break.";
        interview.Concern = "Dana asked twice what my part of the dashboard was.";

        var news = Mail("northwind-rejection", Ago(days: 8, hour: 16), job);
        var outcome = Outcome(job, news, dana.Id);
        Take(job, outcome, "blended");

        var ask = Draft(job, "ask", dana, Ago(days: 7, hour: 11));
        ask.MessageId = "ask-northwind@candor.invalid";
        ask.Subject = "Re: Your interview at Northwind Energy";
        ask.Text = ask.Composed = Compose(job, dana, outcome, TextKind.Reply);
        var reply = Mail("northwind-reply", now.AddHours(-20), job);
        var sent = Mark(job, outcome, "ask", Deed.Ask, Channel.Reply, dana, Ago(days: 7, hour: 11));
        (sent.DraftId, sent.Reply, sent.RepliedAt, sent.Warm) = (ask.Id, ReplyKind.Feedback, reply.Date, true);
        Heard(job, dana, Medium.Email, reply.Date!.Value, reply.Text, reply.Id, ask.Id);
    }

    /// <summary>Fresh: a stock rejection came yesterday, a plan is taken, the ask is due.</summary>
    private void Harbour()
    {
        var job = Application("Harbour Logistics", "Operations analyst", Stage.First, applied: 20);
        job.Facts["enjoyed"] = "hearing how the night shift plans its routes";
        var priya = Person(job, "Priya Nair", PersonRole.Recruiter, "priya.nair@harbour-logistics.example", 3);
        Person(job, "Lena Fischer", PersonRole.HiringManager, "", 4);
        Interview(job, Ago(days: 6, hour: 9), Stage.First);
        var news = Mail("harbour-rejection", now.AddHours(-18), job);
        Take(job, Outcome(job, news, priya.Id), "blended");
    }

    /// <summary>No news past the day that was promised: ask how things stand.</summary>
    private void Fernhill()
    {
        var job = Application("Fernhill Council", "Performance officer", Stage.Later, applied: 50);
        Person(job, "Margaret Shaw", PersonRole.HiringManager, "m.shaw@fernhill.example", 5);
        Interview(job, Ago(days: 24, hour: 13), Stage.Later);
        job.NewsExpectedOn = DateOnly.FromDateTime(now.AddDays(-1).Date);
        var outcome = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            Kind = OutcomeKind.Silence,
            Medium = Medium.Silence,
            Stage = Stage.Later,
            At = now.AddDays(-1),
            Sure = Sure.Sure,
            ConfirmedAt = now.AddHours(-20),
        };
        db.Outcomes.Add(outcome);
        Take(job, outcome, "blended");
    }

    /// <summary>Older: told by phone, asked on that call; the notes became points.</summary>
    private void Alder()
    {
        var job = Application("Alder & Pine", "Insight analyst", Stage.Final, applied: 80);
        job.FilledAt = Ago(days: 30, hour: 9);
        var marcus = Person(job, "Marcus Bell", PersonRole.AgencyRecruiter, "marcus@bellhall.example", 4);
        (job.Agency, marcus.Phone, marcus.Experienced) = ("Bell Hall", "+44 20 7946 0100", true);
        Interview(job, Ago(days: 40, hour: 15), Stage.Final);
        var at = Ago(days: 36, hour: 12);
        var outcome = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            Kind = OutcomeKind.Rejected,
            Medium = Medium.Call,
            Stage = Stage.Final,
            At = at,
            BearerId = marcus.Id,
            Sure = Sure.Sure,
            ConfirmedAt = at,
        };
        db.Outcomes.Add(outcome);
        Take(job, outcome, "strike-now");
        var asked = Mark(job, outcome, "ask-on-the-call", Deed.Ask, Channel.Call, marcus, at);
        (asked.Reply, asked.RepliedAt, asked.Warm) = (ReplyKind.Feedback, at, true);
        Mark(job, outcome, "thank", Deed.Thank, Channel.Email, marcus, at.AddHours(20));
        Heard(
            job,
            marcus,
            Medium.Call,
            at,
            """
            They liked your technical answers, especially the one about the sampling error.
            Some of your answers sounded a bit rehearsed.
            They would have liked more concrete examples from you.
            """
        );
    }

    /// <summary>Just in: read, and waiting in the Inbox for a yes or no.</summary>
    private void Quayside()
    {
        var mail = Mail("quayside-rejection", now.AddHours(-2), null);
        var read = new ReadOutcome(library, faults).Of(mail);
        db.Proposals.Add(
            new Proposal
            {
                Id = Ids.New(clock),
                EmailId = mail.Id,
                Kind = read.Kind,
                Medium = read.Medium,
                Stage = read.Stage,
                Feedback = read.Feedback,
                Sure = read.Sure,
                Employer = read.Employer,
                Role = read.Role,
                Evidence = [.. read.Evidence],
                At = mail.Date!.Value,
            }
        );
    }

    private void Practice()
    {
        db.ExerciseRuns.Add(
            new ExerciseRun
            {
                Id = Ids.New(clock),
                Exercise = "three-stories",
                Topic = "examples",
                TakenAt = Ago(days: 3, hour: 9),
                DoneAt = Ago(days: 2, hour: 19),
                Helped = true,
            }
        );
        db.Answers.Add(
            new Answer
            {
                Id = Ids.New(clock),
                QuestionId = "behavioural/numbers-improved",
                Question = QuestionOf("behavioural/numbers-improved"),
                Topic = "examples",
                Text =
                    "Last spring our returns desk took nine days to answer a customer. My task was to find out why. I timed forty "
                    + "cases myself, saw that six of the nine days were waiting for one signature, and proposed that the team lead signs "
                    + "below fifty pounds. I tried it with two colleagues for a month. The time fell from nine days to three, and the "
                    + "complaints halved by June.",
                OwnExample = true,
                At = Ago(days: 2, hour: 19),
            }
        );
    }

    private JobApplication Application(string employer, string role, Stage stage, int applied)
    {
        var row = new JobApplication
        {
            Id = Ids.New(clock),
            Employer = employer,
            Role = role,
            Stage = stage,
            AppliedOn = DateOnly.FromDateTime(now.AddDays(-applied).Date),
            CreatedAt = now.AddDays(-applied),
        };
        db.Applications.Add(row);
        return row;
    }

    private Person Person(JobApplication job, string name, PersonRole role, string address, int rapport)
    {
        var row = new Person
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            Name = name,
            Role = role,
            EmailAddress = address,
            Rapport = rapport,
        };
        db.People.Add(row);
        return row;
    }

    private Interview Interview(JobApplication job, DateTimeOffset at, Stage stage)
    {
        var row = new Interview
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            At = at,
            TimeZone = "Europe/London",
            Stage = stage,
            DebriefedAt = at.AddHours(3),
        };
        db.Interviews.Add(row);
        return row;
    }

    private Email Mail(string name, DateTimeOffset at, JobApplication? job)
    {
        using var stream = typeof(FillDemo).Assembly.GetManifestResourceStream($"demo/{name}.eml")!;
        using var reader = new StreamReader(stream);
        var date = at.ToUniversalTime().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture);
        var text = reader.ReadToEnd().Replace("{date}", date, StringComparison.Ordinal);
        var mail = ReadMail.Of(Encoding.UTF8.GetBytes(text));
        (mail.Id, mail.ApplicationId) = (Ids.New(clock), job?.Id);
        db.Emails.Add(mail);
        return mail;
    }

    private Outcome Outcome(JobApplication job, Email mail, Guid bearer)
    {
        var read = new ReadOutcome(library, faults).Of(mail);
        var row = new Outcome
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            Kind = read.Kind,
            Medium = Medium.Email,
            Stage = job.Stage,
            Feedback = read.Feedback,
            At = mail.Date!.Value,
            EmailId = mail.Id,
            BearerId = bearer,
            Sure = read.Sure,
            Evidence = [.. read.Evidence],
            ConfirmedAt = mail.Date.Value.AddHours(1),
        };
        db.Outcomes.Add(row);
        return row;
    }

    private void Take(JobApplication job, Outcome outcome, string playbook) =>
        db.PlanChoices.Add(
            new PlanChoice
            {
                Id = Ids.New(clock),
                ApplicationId = job.Id,
                OutcomeId = outcome.Id,
                Playbook = playbook,
                TakenAt = outcome.ConfirmedAt,
            }
        );

    private StepMark Mark(
        JobApplication job,
        Outcome outcome,
        string step,
        Deed deed,
        Channel channel,
        Person person,
        DateTimeOffset at
    )
    {
        var row = new StepMark
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            OutcomeId = outcome.Id,
            StepId = step,
            Deed = deed,
            Channel = channel,
            PersonId = person.Id,
            State = StepState.Done,
            At = at,
        };
        db.StepMarks.Add(row);
        return row;
    }

    private Draft Draft(JobApplication job, string step, Person person, DateTimeOffset at)
    {
        var row = new Draft
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            StepId = step,
            Kind = DraftKind.Email,
            PersonId = person.Id,
            CreatedAt = at,
            ChangedAt = at,
        };
        db.Drafts.Add(row);
        return row;
    }

    private string Compose(JobApplication job, Person person, Outcome outcome, TextKind kind)
    {
        var facts = new Facts(
            new Dictionary<Fact, string>
            {
                [Fact.Name] = "Sam Okafor",
                [Fact.Person] = person.Name,
                [Fact.Employer] = job.Employer,
                [Fact.Role] = job.Role,
                [Fact.News] = Token.Name(outcome.Medium),
                [Fact.Enjoyed] = job.Facts["enjoyed"],
                [Fact.Next] = job.Facts["next"],
            }
        );
        return new Write(library, faults).Compose(kind, facts).Text;
    }

    private void Heard(
        JobApplication job,
        Person person,
        Medium medium,
        DateTimeOffset at,
        string text,
        Guid? mail = null,
        Guid? draft = null
    )
    {
        var heard = new Feedback
        {
            Id = Ids.New(clock),
            ApplicationId = job.Id,
            PersonId = person.Id,
            EmailId = mail,
            DraftId = draft,
            Medium = medium,
            At = at,
            Text = text,
        };
        KeepFeedback.Add(db, new FindPoints(library, faults), heard, clock);
    }

    private string QuestionOf(string id) => new Questions(library, faults)[id]!.Ask;

    // A wall-clock hour so many days back, on a working day: employers do not write on Sundays.
    private DateTimeOffset Ago(int days, int hour)
    {
        var day = now.AddDays(-days).Date;
        while (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        {
            day = day.AddDays(-1);
        }

        return new DateTimeOffset(day.AddHours(hour), TimeSpan.Zero);
    }
}
