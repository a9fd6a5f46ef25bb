using Candor.Core;
using Candor.Core.Learn;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>The candidate's own word on themes: moves points, splits off a new theme, merges two, gives a name.</summary>
internal static class ThemeEndpoints
{
    /// <summary>Letters of a name; a longer one is a sentence.</summary>
    private const int LongestName = 80;

    /// <summary>Points of one deed: a page shows fewer.</summary>
    private const int MostPoints = 500;

    public static void MapThemes(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/learn/themes/points", MoveAsync);
        routes.MapPost("/learn/themes/merge", MergeAsync);
        routes.MapPost("/learn/themes/name", NameAsync);
    }

    /// <summary><c>point</c> once or more; <c>into</c> the key of a theme, or else <c>name</c> of a new one.</summary>
    private static async Task<IResult> MoveAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        LearnViews views,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        var name = Short($"{fields["name"]}");
        await using var db = await store.CreateDbContextAsync(cancel);
        var themes = (await views.OfAsync(db, cancel)).Themes;
        var points = fields["point"]
            .Take(MostPoints)
            .Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)
            .ToHashSet();
        var moved = themes.SelectMany(theme => theme.Points).Where(said => points.Contains(said.PointId)).ToList();
        var target = themes.FirstOrDefault(theme => theme.Key == $"{fields["into"]}");
        if (moved.Count == 0 || (target is null && name.Length == 0))
        {
            return Said(fields, moved.Count == 0 ? "Choose a quotation first." : "Choose a theme, or name a new one.");
        }

        var into = target?.Key ?? $"{ThemeChoice.Own}{Ids.New(clock):N}";
        foreach (var said in moved)
        {
            Add(db, clock, choice => (choice.PointId, choice.Into) = (said.PointId, into));
        }

        if (target is null)
        {
            Add(db, clock, choice => (choice.Theme, choice.Name) = (into, name));
        }

        var what = moved.Count == 1 ? "It counts" : $"The {moved.Count} count";
        return await KeepAsync(db, $"{what} under “{target?.Name ?? name}” now.", into, clock, cancel);
    }

    private static async Task<IResult> MergeAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        LearnViews views,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        await using var db = await store.CreateDbContextAsync(cancel);
        var view = await views.OfAsync(db, cancel);
        if (
            view.ThemeOf($"{fields["theme"]}") is not { } theme
            || view.ThemeOf($"{fields["into"]}") is not { } into
            || theme.Key == into.Key
        )
        {
            return Said(fields, "Choose another theme to put it to.");
        }

        Add(db, clock, choice => (choice.Theme, choice.Into) = (theme.Key, into.Key));
        return await KeepAsync(db, $"“{theme.Name}” and “{into.Name}” are one now.", into.Key, clock, cancel);
    }

    private static async Task<IResult> NameAsync(
        HttpContext context,
        IDbContextFactory<CandorDb> store,
        LearnViews views,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var fields = await context.Request.ReadFormAsync(cancel);
        var name = Short($"{fields["name"]}");
        await using var db = await store.CreateDbContextAsync(cancel);
        if ((await views.OfAsync(db, cancel)).ThemeOf($"{fields["theme"]}") is not { } theme || name.Length == 0)
        {
            return Said(fields, "Give it a name first.");
        }

        Add(db, clock, choice => (choice.Theme, choice.Name) = (theme.Key, name));
        return await KeepAsync(db, $"It is called “{name}” now.", theme.Key, clock, cancel);
    }

    private static void Add(CandorDb db, TimeProvider clock, Action<ThemeChoice> say)
    {
        var choice = new ThemeChoice { Id = Ids.New(clock), At = clock.GetUtcNow() };
        say(choice);
        db.ThemeChoices.Add(choice);
    }

    private static async Task<IResult> KeepAsync(
        CandorDb db,
        string deed,
        string key,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var undo = await db.SaveAsync(deed, clock, cancel);
        return Results.LocalRedirect($"/learn?did={undo}#{ThemeNames.ElementOf(key)}");
    }

    private static IResult Said(IFormCollection fields, string says) =>
        Results.LocalRedirect(
            $"/learn/theme?key={Uri.EscapeDataString($"{fields["theme"]}")}&said={Uri.EscapeDataString(says)}"
        );

    private static string Short(string name)
    {
        name = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return name.Length > LongestName ? name[..LongestName] : name;
    }
}
