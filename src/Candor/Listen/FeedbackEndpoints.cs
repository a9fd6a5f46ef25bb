using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen;

/// <summary>What the candidate does with feedback: writes it down, decides on its points, removes it.</summary>
internal static class FeedbackEndpoints
{
    public static void MapFeedback(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/feedback", AddAsync);
        routes.MapPost("/feedback/{id:guid}/points/{pointId:guid}", DecideAsync);
        routes.MapPost("/feedback/{id:guid}/people/{personId:guid}", SayRoleAsync);
        routes.MapPost("/feedback/{id:guid}/news", WasTheNewsAsync);
        routes.MapPost("/feedback/{id:guid}/text", ChangeTextAsync);
        routes.MapPost("/feedback/{id:guid}/remove", RemoveAsync);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        FindPoints find,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        var text = $"{fields["text"]}".ReplaceLineEndings("\n").Trim();
        if (text.Length is 0 or > FindPoints.LongestText)
        {
            return Results.LocalRedirect(
                "/feedback/new?said="
                    + Uri.EscapeDataString(
                        text.Length == 0
                            ? "Write down what was said first."
                            : "That is very long; keep the part about you."
                    )
            );
        }

        await using var db = await store.CreateDbContextAsync(cancel);
        var me = await db.MeAsync(clock, cancel);
        var application = await ApplicationAsync(db, fields, clock, cancel);
        var person = await PersonAsync(db, application.Id, $"{fields["person"]}".Trim(), clock, cancel);
        var feedback = new Feedback
        {
            Id = Ids.New(clock),
            ApplicationId = application.Id,
            PersonId = person?.Id,
            Medium = Token.TryRead<Medium>($"{fields["medium"]}", out var medium) ? medium : Medium.Call,
            At = Day($"{fields["day"]}", me.TimeZone, clock),
            Text = text,
        };
        KeepFeedback.Add(db, find, feedback, clock);
        var undo = await db.SaveAsync("Kept, word for word.", clock, cancel);
        return Results.LocalRedirect($"/feedback/{feedback.Id}?did={undo}");
    }

    private static async Task<IResult> DecideAsync(
        Guid id,
        Guid pointId,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        FindPoints find,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Points.SingleOrDefaultAsync(p => p.Id == pointId && p.FeedbackId == id, cancel) is not { } point)
        {
            return Results.NotFound();
        }

        var said =
            fields.ContainsKey("who") && !fields.ContainsKey("disagree")
                ? await SaidByAsync(db, point, fields, clock, cancel)
                : Decide(point, fields, find.Topics);
        var undo = await db.SaveAsync(said, clock, cancel);
        return Results.LocalRedirect($"/feedback/{id}?did={undo}#point-{pointId:N}");
    }

    private static string Decide(Point point, IFormCollection fields, Topics topics)
    {
        if (Token.TryRead<Cause>($"{fields["cause"]}", out var cause))
        {
            point.Cause = cause;
            return "Your word on it is kept.";
        }

        if (Token.TryRead<Polarity>($"{fields["polarity"]}", out var polarity))
        {
            point.Polarity = polarity;
            return "Your word on it is kept.";
        }

        if (fields.ContainsKey("topic") && !fields.ContainsKey("disagree"))
        {
            var topic = topics[$"{fields["topic"]}"];
            (point.Topic, point.Category) = (topic?.Id ?? "", topic?.Category ?? point.Category);
            point.Settled = topic is not null;
            return topic is null ? "It stands by itself now." : $"It counts under “{topic.Name}” now.";
        }

        point.Disagreed = !point.Disagreed;
        return point.Disagreed ? "Marked: you see this otherwise. No answer is needed." : "The mark is gone.";
    }

    // Somebody whom the application knows, or somebody new by name.
    private static async Task<string> SaidByAsync(
        CandorDb db,
        Point point,
        IFormCollection fields,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var named = await PersonAsync(db, point.ApplicationId, $"{fields["who-name"]}".Trim(), clock, cancel);
        named ??= Guid.TryParse(fields["who"], out var id)
            ? await db.People.SingleOrDefaultAsync(p => p.Id == id && p.ApplicationId == point.ApplicationId, cancel)
            : null;
        point.PersonId = named?.Id;
        return named is null ? "Nobody is named for it now." : $"{named.Name} said it, you say.";
    }

    /// <summary>What somebody is to the job, said where their words are read (C15).</summary>
    private static async Task<IResult> SayRoleAsync(
        Guid id,
        Guid personId,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        if (
            await db.People.SingleOrDefaultAsync(one => one.Id == personId, cancel) is not { } person
            || !Token.TryRead<PersonRole>($"{fields["role"]}", out var role)
        )
        {
            return Results.NotFound();
        }

        person.Role = role;
        var undo = await db.SaveAsync($"Kept what {person.Name} is to the job.", clock, cancel);
        return Results.LocalRedirect($"/feedback/{id}?did={undo}");
    }

    /// <summary>
    /// The call that these notes are of was itself the news (B2, C3). The candidate says so, and asked on it; the plan of
    /// what follows then goes by it.
    /// </summary>
    private static async Task<IResult> WasTheNewsAsync(
        Guid id,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (
            await db.Feedback.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } feedback
            || await db.Applications.SingleOrDefaultAsync(one => one.Id == feedback.ApplicationId, cancel)
                is not { } application
        )
        {
            return Results.NotFound();
        }

        var outcomes = await db.Outcomes.Where(one => one.ApplicationId == application.Id).ToListAsync(cancel);
        if (outcomes.Exists(one => TellByHand.IsNo(one.Kind)))
        {
            return Results.LocalRedirect($"/feedback/{id}");
        }

        TellByHand.TellOnCall(db, application, feedback, clock);
        var undo = await db.SaveAsync("Kept: they said no on this call, and you asked.", clock, cancel);
        return Results.LocalRedirect($"/feedback/{id}?did={undo}");
    }

    private static async Task<IResult> ChangeTextAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        FindPoints find,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var text = $"{(await context.Request.ReadFormAsync(cancel))["text"]}".ReplaceLineEndings("\n").Trim();
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Feedback.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } feedback)
        {
            return Results.NotFound();
        }

        if (text.Length is > 0 and <= FindPoints.LongestText)
        {
            feedback.Text = text;
            await KeepFeedback.ReadAgainAsync(db, find, feedback, clock, cancel, whoStays: true);
        }

        var undo = await db.SaveAsync("The text is changed and read again.", clock, cancel);
        return Results.LocalRedirect($"/feedback/{id}?did={undo}");
    }

    private static async Task<IResult> RemoveAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var db = await store.CreateDbContextAsync(cancel);
        if (await db.Feedback.SingleOrDefaultAsync(one => one.Id == id, cancel) is not { } feedback)
        {
            return Results.NotFound();
        }

        db.Points.RemoveRange(await db.Points.Where(point => point.FeedbackId == id).ToListAsync(cancel));
        db.Feedback.Remove(feedback);
        var undo = await db.SaveAsync("Removed.", clock, cancel);
        return Results.LocalRedirect($"/listen?did={undo}");
    }

    /// <summary>The application chosen in the form, or a new one for an employer that was named there.</summary>
    internal static async Task<JobApplication> ApplicationAsync(
        CandorDb db,
        IFormCollection fields,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        if (
            Guid.TryParse(fields["application"], out var id)
            && await db.Applications.SingleOrDefaultAsync(one => one.Id == id, cancel) is { } known
        )
        {
            return known;
        }

        var employer = $"{fields["employer"]}".Trim();
        employer = employer.Length > 200 ? employer[..200] : employer;
        var named =
            employer.Length == 0
                ? null
                : await db.Applications.FirstOrDefaultAsync(one => one.Employer == employer, cancel);
        if (named is not null)
        {
            return named;
        }

        var made = new JobApplication
        {
            Id = Ids.New(clock),
            Employer = employer,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Applications.Add(made);
        return made;
    }

    private static async Task<Person?> PersonAsync(
        CandorDb db,
        Guid applicationId,
        string name,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        name = name.Length > 200 ? name[..200] : name;
        if (name.Length == 0)
        {
            return null;
        }

        var known = await db.People.FirstOrDefaultAsync(
            p => p.ApplicationId == applicationId && p.Name == name,
            cancel
        );
        if (known is null)
        {
            known = new Person
            {
                Id = Ids.New(clock),
                ApplicationId = applicationId,
                Name = name,
                Role = PersonRole.Other,
            };
            db.People.Add(known);
        }

        return known;
    }

    // Noon of that day where the candidate is; now where no day was given.
    private static DateTimeOffset Day(string day, string zone, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        if (!DateOnly.TryParse(day, System.Globalization.CultureInfo.InvariantCulture, out var on))
        {
            return now;
        }

        var noon = on.ToDateTime(new TimeOnly(12, 0));
        var there = TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc;
        var at = new DateTimeOffset(noon, there.GetUtcOffset(noon));
        return at > now ? now : at;
    }
}
