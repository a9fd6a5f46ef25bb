using System.Globalization;
using Candor.Core;
using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Practise;

/// <summary>Keeps how the candidate wants to practise: what is not to be measured, their own ranges, their speech server.</summary>
internal static class KeepSettings
{
    public static void MapKeepSettings(this IEndpointRouteBuilder routes) =>
        routes.MapPost(
            "/practise/settings/keep",
            async (
                HttpContext context,
                IDbContextFactory<CandorDb> store,
                TimeProvider clock,
                CancellationToken cancel
            ) =>
            {
                var fields = await context.Request.ReadFormAsync(cancel);
                await using var db = await store.CreateDbContextAsync(cancel);
                var me = await db.MeAsync(clock, cancel);
                var (settings, wrong) = Read(fields);
                if (wrong is not null)
                {
                    return Results.LocalRedirect($"/practise/settings?said={Uri.EscapeDataString(wrong)}");
                }

                me.Practice = settings;
                var did = await db.SaveAsync("Kept.", clock, cancel);
                return Results.LocalRedirect($"/practise/settings?did={did}");
            }
        );

    private static (PracticeSettings Settings, string? Wrong) Read(IFormCollection fields)
    {
        // What is ticked is measured; a box that is not ticked is not sent.
        var on = fields["measure"].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var server = $"{fields["server"]}".Trim();
        var settings = new PracticeSettings
        {
            Off = [.. Enum.GetValues<Aspect>().Select(Token.Name).Where(name => !on.Contains(name))],
            PaceFrom = Pace(fields["paceFrom"], 110),
            PaceTo = Pace(fields["paceTo"], 165),
            NoCamera = fields["camera"] != "yes",
            SpeechServer = server,
            SpeechModel = $"{fields["model"]}".Trim() is { Length: <= 100 } model ? model : "",
            SpeechServerElsewhere = fields["elsewhere"] == "yes",
        };
        return (
            settings,
            settings.PaceFrom >= settings.PaceTo ? "The pace runs from a lower to a higher number."
            : server.Length > 0 ? SpeechServer.WhyNot(settings)
            : null
        );
    }

    private static int Pace(Microsoft.Extensions.Primitives.StringValues given, int otherwise) =>
        int.TryParse(given, CultureInfo.InvariantCulture, out var pace) ? Math.Clamp(pace, 60, 250) : otherwise;
}
