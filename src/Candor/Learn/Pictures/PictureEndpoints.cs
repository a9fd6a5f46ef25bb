using System.Text;
using Candor.Core.Learn;
using Candor.Core.Listen;
using Candor.Data;
using Candor.Shell;
using Microsoft.EntityFrameworkCore;

namespace Candor.Learn;

/// <summary>The pictures as files: <c>GET /learn/pictures/leaks.svg</c>.</summary>
internal static class PictureEndpoints
{
    public static void MapPictures(this IEndpointRouteBuilder routes) =>
        routes.MapGet(
            "/learn/pictures/{name}.svg",
            async (
                string name,
                Guid? application,
                IDbContextFactory<CandorDb> store,
                LearnViews views,
                FindPoints points,
                FindThemes themes,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                await using var db = await store.CreateDbContextAsync(cancel);
                var zone = Moments.Zone((await db.MeAsync(clock, cancel)).TimeZone);
                var view = await views.OfAsync(db, cancel);
                var drawn = name switch
                {
                    "leaks" => DrawLeaks.Of(view.Leaks),
                    "themes" => DrawThemes.Of(view, zone),
                    "asks" => DrawAsks.Of(view.Asks, zone),
                    "self-view" => DrawSelfView.Of(view, points, themes),
                    "way" when application is { } id => await DrawApplication.OfAsync(db, id, zone, cancel),
                    _ => null,
                };
                return drawn is null
                    ? Results.NotFound()
                    : Results.File(Encoding.UTF8.GetBytes(drawn.Alone), "image/svg+xml", $"candor-{drawn.Name}.svg");
            }
        );
}
