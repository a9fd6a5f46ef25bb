using System.Globalization;
using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>The facts that the store holds for a text, and where a fact that the candidate adds belongs.</summary>
internal static class CaseFacts
{
    /// <summary>Facts that only the candidate can give, kept with the application.</summary>
    public static readonly Fact[] Own =
    [
        Fact.Enjoyed,
        Fact.Impressed,
        Fact.Next,
        Fact.Favourite,
        Fact.Again,
        Fact.Concern,
        Fact.Answer,
        Fact.Said,
        Fact.Unclear,
        Fact.Plan,
        Fact.Reasons,
        Fact.Opening,
        Fact.GreetAs,
        Fact.Register,
        Fact.Frank,
        Fact.Spelling,
        Fact.Form,
        Fact.Known,
    ];

    /// <summary>What stands for <see cref="Fact.Known"/> where the candidate wants a general question.</summary>
    public const string InGeneral = "in-general";

    /// <param name="playbook">Whose texts ask more frankly, or less; null where no playbook has a say.</param>
    /// <param name="known">What a question may go into; the candidate's own choice goes before what it puts first.</param>
    public static async Task<Facts> OfAsync(
        CandorDb db,
        Case one,
        Person? person,
        TimeProvider clock,
        CancellationToken cancel,
        Playbook? playbook = null,
        WhatIsKnown? known = null
    )
    {
        var me = await db.MeAsync(clock, cancel);
        var zone = Moments.Zone(me.TimeZone);
        var facts = new Facts
        {
            [Fact.Name] = me.Name,
            [Fact.Phone] = me.Phone,
            [Fact.Email] = me.EmailAddress,
            [Fact.Address] = me.PostalAddress,
            [Fact.Spelling] = me.Spelling ?? "",
            [Fact.Person] = person?.Name ?? "",
            [Fact.TheirAddress] = person?.PostalAddress ?? "",
            [Fact.Employer] = one.Application.Employer,
            [Fact.Role] = one.Application.Role,
            [Fact.Agency] = one.Application.Agency,
            [Fact.News] = one.Situation?.News is { } news ? Token.Name(news) : "",
            [Fact.Stage] = one.Situation is { } situation ? Token.Name(situation.Stage) : "",
            [Fact.Interview] = one.Interviews.MaxBy(held => held.At) is { } interview ? Day(interview.At, zone) : "",
            [Fact.Applied] = Day(one.Application.AppliedOn),
            [Fact.Expected] = Day(one.Application.NewsExpectedOn),
            [Fact.Date] = Day(clock.GetUtcNow(), zone),
            [Fact.Frank] = playbook is { Frank: not Frankness.Plain and var frank } ? Token.Name(frank) : "",
            [Fact.Known] = known is null ? "" : await known.FirstAsync(db, one, cancel),
            [Fact.Concern] = one.Interviews.Select(held => held.Concern).FirstOrDefault(said => said.Length > 0) ?? "",
        };
        if (one.Outcome?.EmailId is { } mail)
        {
            var subject = await db.Emails.Where(m => m.Id == mail).Select(m => m.Subject).SingleOrDefaultAsync(cancel);
            facts[Fact.Subject] = Bare(subject ?? "");
        }

        foreach (var (key, words) in one.Application.Facts)
        {
            if (Token.TryRead<Fact>(key, out var fact) && words.Length > 0)
            {
                facts[fact] = words;
            }
        }

        if (facts[Fact.Known] == InGeneral)
        {
            facts[Fact.Known] = "";
        }

        return facts;
    }

    /// <summary>Puts a fact where it belongs: the candidate's own row, the person's, or the application's.</summary>
    public static void Keep(Fact fact, string words, Candidate me, JobApplication application, Person? person)
    {
        words = words.Trim();
        switch (fact)
        {
            case Fact.Name:
                me.Name = words;
                break;
            case Fact.Phone:
                me.Phone = words;
                break;
            case Fact.Email:
                me.EmailAddress = words;
                break;
            case Fact.Address:
                me.PostalAddress = words;
                break;
            case Fact.Employer:
                application.Employer = words;
                break;
            case Fact.Role:
                application.Role = words;
                break;
            case Fact.Person when person is not null:
                person.Name = words;
                break;
            case Fact.TheirAddress when person is not null:
                person.PostalAddress = words;
                break;
            default:
                if (words.Length == 0)
                {
                    application.Facts.Remove(Token.Name(fact));
                }
                else
                {
                    application.Facts[Token.Name(fact)] = words;
                }

                break;
        }
    }

    private static string Bare(string subject)
    {
        var bare = subject.Trim();
        while (bare.StartsWith("Re:", StringComparison.OrdinalIgnoreCase))
        {
            bare = bare[3..].TrimStart();
        }

        return bare;
    }

    private static string Day(DateTimeOffset at, TimeZoneInfo zone) => Day(LocalTime.DayOf(at, zone));

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
