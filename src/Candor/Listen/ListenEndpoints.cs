using Candor.Core;
using Candor.Core.Knowledge;
using Candor.Core.Listen;
using Candor.Data;
using Candor.Listen.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Candor.Listen;

/// <summary>What the Inbox and the first page post: mail given by hand, and the candidate's word on proposals.</summary>
internal static class ListenEndpoints
{
    public static void AddListen(this IServiceCollection services)
    {
        services.AddSingleton(all => new ReadOutcome(all.GetRequiredService<Library>(), new List<Fault>()));
        services.TryAddSingleton(all => new FindPoints(all.GetRequiredService<Library>(), new List<Fault>()));
        services.AddSingleton(all => new SortSentences(
            all.GetRequiredService<Library>(),
            new List<Fault>(),
            all.GetRequiredService<FindPoints>()
        ));
        services.AddSingleton<WhatCameBack>();
        services.AddSingleton(all => new ReadPeople(all.GetRequiredService<Library>()));
        services.AddSingleton<GiveMail>();
        services.AddSingleton<RunImports>();
        services.AddHostedService(all => all.GetRequiredService<RunImports>());
    }

    public static void MapListen(this IEndpointRouteBuilder routes)
    {
        routes.MapImports();
        routes.MapPost("/inbox/{id:guid}", DecideAsync);
        routes.MapPost("/inbox/all-sure", ConfirmSureAsync);
        routes.MapPost("/happened/tell", TellAsync);
    }

    private static async Task<IResult> DecideAsync(
        Guid id,
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        FindPoints findPoints,
        WhatCameBack cameBack,
        ReadPeople read,
        CancellationToken cancel
    )
    {
        var posted = await context.Request.ReadFormAsync(cancel);
        await using var db = store.CreateDbContext();
        var proposal = await db.Proposals.SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (proposal is not { State: ProposalState.Waiting })
        {
            return Say("/inbox", "That mail has been decided already.");
        }

        var decide = new DecideProposal(db, clock, findPoints, cameBack, read);
        if (posted["deed"] == "not-mine")
        {
            decide.Refuse(proposal);
            return Did($"/inbox?was={id}", await db.SaveAsync("Put aside as not yours", clock, cancel));
        }

        var me = await db.MeAsync(clock, cancel);
        var zone = Shell.Moments.Zone(me.TimeZone);
        var mail = await db.Emails.AsNoTracking().SingleAsync(one => one.Id == proposal.EmailId, cancel);
        var decision = ReadDecision(posted, read.As(proposal, mail, zone), zone);
        if (decision.Kind is OutcomeKind.None && proposal.AnswersDraftId is null && !decision.IsFeedbackAlone)
        {
            return Say($"/inbox?mail={id}", "Say what it decided first: choose from “What it says”.");
        }

        var application = await decide.ConfirmAsync(proposal, decision, cancel);
        var where = application!.Employer.Length > 0 ? $", {application.Employer}" : "";
        var entry = await db.SaveAsync($"Confirmed{where}", clock, cancel);
        // With more to confirm the next one comes up; the last one leads to what can be done about it.
        var isAnswer = proposal.AnswersDraftId is not null;
        return await db.Proposals.AnyAsync(one => one.State == ProposalState.Waiting, cancel)
                ? Did($"/inbox?was={id}{(isAnswer ? $"&answered={application.Id}" : "")}", entry)
            : !isAnswer && !decision.IsFeedbackAlone ? Did($"/applications/{application.Id}", entry)
            : db.Feedback.Local.FirstOrDefault() is { } told ? Did($"/feedback/{told.Id}", entry)
            : Did($"/applications/{application.Id}/plan", entry);
    }

    /// <summary>Confirms everything that Candor is sure of and that names an employer, in one deed.</summary>
    private static async Task<IResult> ConfirmSureAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        FindPoints findPoints,
        WhatCameBack cameBack,
        ReadPeople read,
        CancellationToken cancel
    )
    {
        await using var db = store.CreateDbContext();
        var decide = new DecideProposal(db, clock, findPoints, cameBack, read);
        var sure = await DecideProposal.ToTakeAsRead(db.Proposals).OrderBy(one => one.At).ToListAsync(cancel);
        var zone = Shell.Moments.Zone((await db.MeAsync(clock, cancel)).TimeZone);
        foreach (var proposal in sure)
        {
            var mail = await db.Emails.AsNoTracking().SingleAsync(one => one.Id == proposal.EmailId, cancel);
            await decide.ConfirmAsync(proposal, read.As(proposal, mail, zone), cancel);
        }

        return Did("/inbox", await db.SaveAsync($"Confirmed {sure.Count} mails", clock, cancel));
    }

    /// <summary>A call, a letter, silence: told by hand.</summary>
    private static async Task<IResult> TellAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var posted = await context.Request.ReadFormAsync(cancel);
        await using var db = store.CreateDbContext();
        var told = await TellByHand.TellAsync(db, posted, clock, cancel);
        if (told.Wrong is { } wrong)
        {
            // The form comes again with what stood in it; who they are is not written into an address.
            var again = QueryString.Create([
                new("by", posted["medium"].ToString()),
                .. new[] { "employer", "role", "at", "stage", "kind" }
                    .Where(posted.ContainsKey)
                    .Select(name => KeyValuePair.Create(name, (string?)Cut(posted[name]))),
                new("wrong", wrong.Field),
                new("why", wrong.Words),
            ]);
            return Results.LocalRedirect($"/happened{again}");
        }

        // After a no, or no word at all, the question is what to do now: the plan answers it.
        var ask = db.Outcomes.Local.Any(one => TellByHand.IsNo(one.Kind));
        var entry = await db.SaveAsync("Written down", clock, cancel);
        return Did($"/applications/{told.Application}{(ask ? "/plan" : "")}", entry);
    }

    private static Decision ReadDecision(IFormCollection posted, Decision read, TimeZoneInfo zone)
    {
        return read with
        {
            Kind = Token.TryRead<OutcomeKind>(posted["kind"].ToString(), out var kind) ? kind : read.Kind,
            Stage = Token.TryRead<Stage>(posted["stage"].ToString(), out var stage) ? stage : read.Stage,
            Feedback = Token.TryRead<FeedbackStance>(posted["feedback"].ToString(), out var stance)
                ? stance
                : read.Feedback,
            Employer = posted.ContainsKey("employer") ? Cut(posted["employer"]) : read.Employer,
            Role = posted.ContainsKey("role") ? Cut(posted["role"]) : read.Role,
            ApplicationId =
                posted["application"] == "new" ? null
                : Guid.TryParse(posted["application"], out var chosen) ? chosen
                : read.ApplicationId,
            TalkAt = posted.ContainsKey("talk") ? TellByHand.When(posted["talk"].ToString(), zone) : read.TalkAt,
            With = posted.ContainsKey("with") ? Named(posted["with"], read.With) : read.With,
            At = TellByHand.When(posted["at"].ToString(), zone) is { } at && !SameMinute(at, read.At) ? at : read.At,
            Answer = Token.TryRead<ReplyKind>(posted["answer"].ToString(), out var answer) ? answer : null,
        };
    }

    // Names parted by commas; of one that stood in the mail its role is known.
    private static List<NamedPerson> Named(string? names, IReadOnlyList<NamedPerson> read) =>
        [
            .. Cut(names)
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(name => read.FirstOrDefault(one => one.Name == name) ?? new(name, PersonRole.Interviewer)),
        ];

    private static bool SameMinute(DateTimeOffset one, DateTimeOffset other) =>
        Math.Abs((one - other).TotalMinutes) < 1;

    private static string Cut(string? value) =>
        (value ?? "").Trim() is { Length: > 200 } long_ ? long_[..200] : (value ?? "").Trim();

    private static IResult Say(string path, string words) =>
        Results.LocalRedirect(
            $"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}said={Uri.EscapeDataString(words)}"
        );

    private static IResult Did(string path, Guid entry) =>
        Results.LocalRedirect($"{path}{(path.Contains('?', StringComparison.Ordinal) ? "&" : "?")}did={entry}");
}
