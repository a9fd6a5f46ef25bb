using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Shell;

/// <summary>What the palette offers for the words typed so far: pages by name, then what the candidate keeps.</summary>
internal static class GoEndpoint
{
    /// <summary>More than fit on a screen are a reason to type another letter.</summary>
    private const int MostFound = 12;

    public static void MapGo(this IEndpointRouteBuilder routes) => routes.MapGet("/go/list", ListAsync);

    private static async Task<IResult> ListAsync(
        string? q,
        IDbContextFactory<CandorDb> store,
        CancellationToken cancel
    ) => Results.Json(await ForAsync(store, q, cancel));

    public static async Task<IReadOnlyList<Offer>> ForAsync(
        IDbContextFactory<CandorDb> store,
        string? q,
        CancellationToken cancel
    )
    {
        var words = (q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var ways = WhereTo
            .All.Where(way => way.Answers(words))
            .Select(way => new Offer("Go to", way.Name, way.Href, way.Key.Length > 0 ? $"g {way.Key}" : ""));
        if (words.Length == 0 || q!.Length > 200)
        {
            return [.. ways];
        }

        await using var db = store.CreateDbContext();
        var found = (await Find.InAsync(db, q, cancel))
            .Where(one => one.Href is not null)
            .Take(MostFound)
            .Select(one => new Offer(one.Kind, one.Title, one.Href!, ""));
        return
        [
            .. ways,
            .. found,
            new Offer("Search", $"Everything with “{q.Trim()}”", $"/search?q={Uri.EscapeDataString(q.Trim())}", ""),
        ];
    }
}
