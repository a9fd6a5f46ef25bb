using Candor.Core;
using Candor.Core.Ask;
using Candor.Data;
using Candor.Shell;

namespace Candor.Ask;

/// <summary>Applications out of the store, as plans see them.</summary>
public sealed class Cases(Holidays holidays, KeptRows rows, TimeProvider clock)
{
    public async Task<Case?> OneAsync(CandorDb db, Guid id, CancellationToken cancel) =>
        await KeptRows.OneAsync(db, id, cancel) is { } one ? Of(one, await db.MeAsync(clock, cancel)) : null;

    /// <summary>All that are applications for a job. The situations are made anew each time, since days pass.</summary>
    public async Task<IReadOnlyList<Case>> AllAsync(CandorDb db, CancellationToken cancel)
    {
        var all = await rows.AllAsync(db, cancel);
        return [.. all.AppliedFor.Select(one => Of(one, all.Me))];
    }

    private Case Of(ApplicationRows rows, Candidate me) =>
        Case.Of(
            rows,
            Moments.Zone(me.TimeZone),
            // The zone may tell the region too; a country that was chosen goes before another's zone.
            holidays.PlaceOf(me.TimeZone)
                is { Length: > 0 } place
            && (me.Country.Length == 0 || place.StartsWith(me.Country, StringComparison.Ordinal))
                ? place
                : me.Country,
            holidays,
            clock.GetUtcNow()
        );
}
