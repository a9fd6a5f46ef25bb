using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Ask;

/// <summary>Makes the draft of a step: keeps the facts that the page asked for, composes, and leads to the editor.</summary>
internal static class MakeDraft
{
    /// <summary>Letters in one fact. A page of them is more than any text can hold.</summary>
    private const int LongestFact = 4000;

    public static async Task<IResult> PostAsync(
        Guid id,
        string step,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        Cases cases,
        Playbooks playbooks,
        Write write,
        WhatIsKnown known,
        WhatTheySaid said,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (await AskEndpoints.ReadAsync(context, cancel) is not { } fields)
        {
            return AskEndpoints.Old;
        }

        await using var db = store.CreateDbContext();
        if (
            await cases.OneAsync(db, id, cancel) is not { Situation: { } situation } one
            || playbooks[AskEndpoints.Playbook(fields, one)] is not { } playbook
            || MakePlan.For(situation, playbook, clock.GetUtcNow()) is not { } plan
            || plan.Steps.FirstOrDefault(s => s.Id == step) is not { Text: { } text } planned
        )
        {
            return Results.NotFound();
        }

        var person = await PersonAsync(db, one, planned, fields, clock, cancel);
        var me = await db.MeAsync(clock, cancel);
        one.Application.Facts = new(one.Application.Facts, StringComparer.Ordinal);
        foreach (var (key, value) in fields)
        {
            if (key.StartsWith("fact-", StringComparison.Ordinal) && ReadFacts.Key(key[5..]) is { } fact)
            {
                // A box sends its "no" first and, where it is ticked, its "yes" after it.
                var words = value[^1] ?? "";
                CaseFacts.Keep(
                    fact,
                    words.Length <= LongestFact ? words : words[..LongestFact],
                    me,
                    one.Application,
                    person
                );
            }
        }

        var facts = await CaseFacts.OfAsync(db, one, person, clock, cancel, playbook, known);
        if (planned.Deed == Deed.Thank)
        {
            await said.FillAsync(db, id, facts, cancel);
        }

        var others = await OthersAsync(db, one.Application, person?.Id, cancel);
        var composed = write.Compose(Chosen(fields, text), facts, Seed(fields), others);
        if (composed.Missing.Count > 0 && !fields.Keys.Any(key => key.StartsWith("fact-", StringComparison.Ordinal)))
        {
            // "Draft it now" gave no facts; what only the candidate knows is asked for, not left out.
            return Results.LocalRedirect($"/applications/{id}/steps/{step}?playbook={playbook.Id}");
        }

        var draft = Draft(composed, (long)Seed(fields), one, planned, person, clock);
        db.Drafts.Add(draft);
        foreach (var ahead in plan.Steps.Where(s => s.Of.Writes == step && !IsDone(s)))
        {
            db.StepMarks.Add(Written(db, one, ahead, clock));
        }

        var did = await db.SaveAsync("Made a draft", clock, cancel);
        return Results.LocalRedirect($"/write/{draft.Id}?did={did}");
    }

    private static bool IsDone(Step step) => step.State is StepState.Done or StepState.Skipped;

    // The step that was for writing it ahead of its time is done with that.
    private static StepMark Written(CandorDb db, Case one, Step ahead, TimeProvider clock) =>
        new()
        {
            Id = Ids.New(clock),
            ApplicationId = one.Application.Id,
            OutcomeId = AskEndpoints.OutcomeOf(db, one, clock),
            StepId = ahead.Id,
            Deed = ahead.Deed,
            State = StepState.Done,
            At = clock.GetUtcNow(),
        };

    /// <summary>Texts to other people of the same employer, who may compare what they got.</summary>
    public static async Task<IReadOnlyList<string>> OthersAsync(
        CandorDb db,
        JobApplication application,
        Guid? person,
        CancellationToken cancel
    ) =>
        await (
            from draft in db.Drafts
            join other in db.Applications on draft.ApplicationId equals other.Id
            where other.Employer == application.Employer && draft.PersonId != person
            orderby draft.ChangedAt descending
            select draft.Text
        )
            .Take(20)
            .ToListAsync(cancel);

    public static Draft Draft(Composed composed, long seed, Case one, Step step, Person? person, TimeProvider clock) =>
        Draft(composed, seed, one, step.Id, person, clock);

    /// <param name="stepId">The plan's step that it belongs to; empty where there is no plan.</param>
    public static Draft Draft(Composed composed, long seed, Case one, string stepId, Person? person, TimeProvider clock)
    {
        var id = Ids.New(clock);
        return new Draft
        {
            Id = id,
            ApplicationId = one.Application.Id,
            StepId = stepId,
            Kind = composed.Kind,
            PersonId = person?.Id,
            Subject = composed.Subject,
            Text = composed.Text,
            Form = Token.Name(composed.Form),
            Seed = seed,
            Composed = composed.Text,
            // A domain that names nobody (RFC 2606), so that an answer's thread ids name this draft.
            MessageId = $"{id:N}@candor.invalid",
            CreatedAt = clock.GetUtcNow(),
            ChangedAt = clock.GetUtcNow(),
        };
    }

    /// <summary>The texts that a step may be written as: the plan's choice first, then what the same deed allows.</summary>
    public static IReadOnlyList<TextKind> Choices(Step step) =>
        step.Text is not { } text ? []
        : step.Deed is Deed.Ask or Deed.SecondAsk && step.Of.Text is null
            ?
            [
                .. new[]
                {
                    text,
                    TextKind.Reply,
                    TextKind.FeedbackEmail,
                    TextKind.Letter,
                    TextKind.CallCard,
                    TextKind.Voicemail,
                }.Distinct(),
            ]
        : step.Deed == Deed.Thank && text == TextKind.ThankYou ? [text, TextKind.Note]
        : [text];

    public static ulong Seed(IFormCollection fields) => ulong.TryParse(fields["seed"], out var seed) ? seed : 0;

    private static TextKind Chosen(IFormCollection fields, TextKind planned) =>
        Token.TryRead<TextKind>(fields["text"].ToString(), out var chosen) ? chosen : planned;

    // A name given on the page for somebody whom the store does not know yet is a new person.
    private static async Task<Person?> PersonAsync(
        CandorDb db,
        Case one,
        Step step,
        IFormCollection fields,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var name = fields["fact-person"].ToString().Trim();
        if (step.Person is { } planned || name.Length is 0 or > 200)
        {
            return step.Person;
        }

        if (
            one.People.FirstOrDefault(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase)) is { } known
        )
        {
            return await db.People.SingleAsync(p => p.Id == known.Id, cancel);
        }

        var person = new Person
        {
            Id = Ids.New(clock),
            ApplicationId = one.Application.Id,
            Name = name,
            Role = one.Application.Agency.Length > 0 ? PersonRole.AgencyRecruiter : PersonRole.Other,
        };
        db.People.Add(person);
        if (one.Outcome is { BearerId: null } news && step.Channel is Channel.Reply)
        {
            news.BearerId = person.Id;
        }

        return person;
    }
}
