using Candor.Core.Ask;
using Candor.Data;

namespace Candor.Ask;

/// <summary>The situation of an application in the store, found by its id or by its employer's name.</summary>
internal static class StoredSituation
{
    public static async Task<((Situation Situation, DateTimeOffset Now) Given, string Playbook)> ReadAsync(
        Terminal terminal,
        Holidays holidays,
        string wanted,
        string? now,
        CancellationToken cancel
    )
    {
        await using var db = new CandorDb(await Store.OpenAsync(terminal.Home, terminal.Clock, cancel));
        var found = (await new Cases(holidays, new KeptRows(terminal.Clock), terminal.Clock).AllAsync(db, cancel))
            .Where(one =>
                Guid.TryParse(wanted, out var id)
                    ? one.Application.Id == id
                    : string.Equals(one.Application.Employer, wanted, StringComparison.OrdinalIgnoreCase)
            )
            .ToList();
        switch (found)
        {
            case []:
                throw new BadInputException($"there is no application '{wanted}'; give its id or the employer's name");
            case [{ Situation: null }]:
                throw new BadInputException(
                    $"nothing is known yet of what became of '{wanted}', so there is nothing to plan"
                );
            case [{ Situation: { } situation } one]:
                if (now is null)
                {
                    return ((situation, terminal.Clock.GetUtcNow()), one.Playbook);
                }

                return ReadTime.TryRead(now, situation.Zone, out var at)
                    ? ((situation, at), one.Playbook)
                    : throw new BadInputException($"--now '{now}' is no time; write 2026-03-10T16:40");
            default:
                throw new BadInputException(
                    $"there are {found.Count} applications at '{wanted}'; give the id of one: {string.Join(", ", found.Select(one => one.Application.Id))}"
                );
        }
    }
}
