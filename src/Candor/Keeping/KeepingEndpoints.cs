using System.Globalization;
using Candor.Core;
using Candor.Data;
using Candor.Practise;
using Microsoft.EntityFrameworkCore;

namespace Candor.Keeping;

/// <summary>The deeds of <c>/keeping</c>: how long, and the removal of what has reached its time.</summary>
internal static class KeepingEndpoints
{
    public static void MapKeeping(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/keeping/times", ChooseAsync);
        routes.MapPost("/keeping/remove", RemoveAsync);
    }

    private static async Task<IResult> ChooseAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        await using var db = store.CreateDbContext();
        var me = await db.MeAsync(clock, cancel);
        me.Keep = Kept
            .All.Select(one => (Name: Token.Name(one.Kind), Months: Months(fields, one)))
            .Where(one => one.Months > 0)
            .ToDictionary(one => one.Name, one => one.Months, StringComparer.Ordinal);
        var did = await db.SaveAsync("Kept. Nothing was removed.", clock, cancel);
        return Results.LocalRedirect($"/keeping?did={did}");
    }

    private static int Months(IFormCollection fields, Kept one) =>
        int.TryParse(fields[Token.Name(one.Kind)], NumberStyles.None, CultureInfo.InvariantCulture, out var months)
        && Kept.Times.Any(time => time.Months == months)
            ? months
            : 0;

    private static async Task<IResult> RemoveAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        Recordings recordings,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        if (!Token.TryRead<KeptKind>(fields["kind"].ToString(), out var kind))
        {
            return Results.BadRequest("This page is too old; reload it.");
        }

        var kept = Kept.All.Single(one => one.Kind == kind);
        await using var db = store.CreateDbContext();
        var me = await db.MeAsync(clock, cancel);
        var due = await new FindDue(db, recordings, clock.GetUtcNow()).OfAsync(kind, kept.MonthsOf(me), cancel);
        // What was shown is what goes: with more or less of it, the candidate looks again.
        if (due.Count == 0 || fields["count"] != due.Count.ToString(CultureInfo.InvariantCulture))
        {
            return Said("This has changed since you looked. Nothing was removed.");
        }

        var did = await new Remove(db, recordings, clock).RunAsync(kept, [.. due.Select(one => one.Id)], cancel);
        return did is null ? Said($"{kept.Count(due.Count)} removed.") : Results.LocalRedirect($"/keeping?did={did}");
    }

    private static IResult Said(string said) => Results.LocalRedirect($"/keeping?said={Uri.EscapeDataString(said)}");
}
