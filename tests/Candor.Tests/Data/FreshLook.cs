using System.Text.Json;
using Candor.Core.Learn;
using Candor.Data;
using Candor.Learn;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Tests.Data;

/// <summary>What a running program remembers, beside what somebody reads who looks into the store for the first time.</summary>
internal static class FreshLook
{
    /// <summary>Where the two differ first, or null where they are the same to the letter.</summary>
    public static async Task<string?> DifferenceAsync(TestSite site, CancellationToken cancel)
    {
        var kept = await TellAsync(
            site,
            site.Services.GetRequiredService<KeptRows>(),
            site.Services.GetRequiredService<LearnViews>(),
            cancel
        );
        var rows = new KeptRows(site.Clock);
        var fresh = await TellAsync(
            site,
            rows,
            new LearnViews(site.Services.GetRequiredService<FindThemes>(), rows),
            cancel
        );
        var at = kept.Zip(fresh).TakeWhile(pair => pair.First == pair.Second).Count();
        return kept == fresh ? null : $"remembered: …{Around(kept, at)}… in the store: …{Around(fresh, at)}…";
    }

    private static async Task<string> TellAsync(
        TestSite site,
        KeptRows rows,
        LearnViews views,
        CancellationToken cancel
    )
    {
        await using var db = site.Open();
        return JsonSerializer.Serialize(await rows.AllAsync(db, cancel))
            + JsonSerializer.Serialize(await views.OfAsync(db, cancel));
    }

    private static string Around(string text, int at) => text[Math.Max(0, at - 60)..Math.Min(text.Length, at + 60)];
}
