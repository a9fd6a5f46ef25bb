using Candor.Core;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>
/// Where a confirmed mail belongs: its application, and the people and talks that it brings along. What is known already
/// is not added again.
/// </summary>
internal sealed class JoinApplication(CandorDb db, TimeProvider clock, ReadPeople read)
{
    /// <summary>The application that is meant: the one chosen, one of the same name, or a new one.</summary>
    public async Task<JobApplication> ApplicationAsync(Decision decision, CancellationToken cancel)
    {
        var known = await db.Applications.ToListAsync(cancel);
        var application =
            known.Find(one => one.Id == decision.ApplicationId)
            ?? SameWorkplace.In(known.Concat(db.Applications.Local).Distinct(), decision.Employer, decision.Role);
        if (application is null)
        {
            application = new JobApplication
            {
                Id = Ids.New(clock),
                Employer = decision.Employer,
                Role = decision.Role,
                Stage = decision.Stage,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Applications.Add(application);
        }
        else
        {
            application.Employer = application.Employer.Length == 0 ? decision.Employer : application.Employer;
            application.Role = application.Role.Length == 0 ? decision.Role : application.Role;
        }

        return application;
    }

    /// <summary>A mail from a person brings that person with it; one from a machine brings nobody.</summary>
    public async Task<Person?> SenderAsync(Email email, JobApplication application, CancellationToken cancel)
    {
        var from = email.ReplyTo is { Address.Length: > 0 } reply && IsPerson(reply) ? reply : email.From;
        if (!IsPerson(from))
        {
            return null;
        }

        var people = await db.People.Where(person => person.ApplicationId == application.Id).ToListAsync(cancel);
        var known = people.Find(person =>
            string.Equals(person.EmailAddress, from.Address, StringComparison.OrdinalIgnoreCase)
        );
        if (known is null)
        {
            known = new Person
            {
                Id = Ids.New(clock),
                ApplicationId = application.Id,
                Name = from.Name,
                // Without a title, whoever writes to applicants mostly recruits.
                Role = read.Sender.Of(email) ?? PersonRole.Recruiter,
                EmailAddress = from.Address,
            };
            db.People.Add(known);
        }

        return known;
    }

    /// <summary>The talk and who will be there, unless both are known already.</summary>
    public async Task TalkAsync(JobApplication application, Decision decision, CancellationToken cancel)
    {
        if (decision.TalkAt is { } at)
        {
            var talks = await db.Interviews.Where(one => one.ApplicationId == application.Id).ToListAsync(cancel);
            if (!talks.Concat(db.Interviews.Local).Any(one => one.ApplicationId == application.Id && one.At == at))
            {
                var me = await db.MeAsync(clock, cancel);
                db.Interviews.Add(
                    new Interview
                    {
                        Id = Ids.New(clock),
                        ApplicationId = application.Id,
                        At = at,
                        TimeZone = me.TimeZone,
                        Stage = decision.Stage < Stage.First ? Stage.First : Stage.Later,
                    }
                );
            }
        }

        var people = await db.People.Where(person => person.ApplicationId == application.Id).ToListAsync(cancel);
        people.AddRange(db.People.Local.Where(person => person.ApplicationId == application.Id));
        foreach (var one in decision.With)
        {
            if (!people.Exists(person => string.Equals(person.Name, one.Name, StringComparison.OrdinalIgnoreCase)))
            {
                var person = new Person
                {
                    Id = Ids.New(clock),
                    ApplicationId = application.Id,
                    Name = one.Name,
                    Role = one.Role,
                };
                db.People.Add(person);
                people.Add(person);
            }
        }
    }

    private static bool IsPerson(MailAddress address)
    {
        var local = address.Address.Split('@')[0].ToLowerInvariant().Replace("-", "", StringComparison.Ordinal);
        return address.Address.Contains('@', StringComparison.Ordinal)
            && address.Name.Contains(' ', StringComparison.Ordinal)
            && !local.Contains("noreply", StringComparison.Ordinal)
            && !local.Contains("donotreply", StringComparison.Ordinal)
            && !local.StartsWith("notification", StringComparison.Ordinal)
            && local
                is not ("jobs" or "careers" or "recruiting" or "recruitment" or "hr" or "talent" or "info" or "hello");
    }
}
