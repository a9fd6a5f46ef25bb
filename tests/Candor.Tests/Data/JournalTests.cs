using Candor.Data;
using Microsoft.EntityFrameworkCore;

namespace Candor.Tests.Data;

public sealed class JournalTests : IDisposable
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private readonly TestTerminal terminal = new();

    public void Dispose() => terminal.Dispose();

    [Fact]
    public async Task Undoing_a_deed_takes_back_what_it_added()
    {
        var id = await Do(db => db.Applications.Add(An("Northwind")), "Added Northwind");
        (await Undo(id)).ShouldBeNull();
        (await Employers()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Undoing_a_deed_puts_back_what_it_changed_with_lists_and_dates()
    {
        var facts = new Dictionary<string, string> { ["enjoyed"] = "the tour" };
        var pause = terminal.Clock.GetUtcNow();
        await Do(
            db =>
            {
                var row = An("Northwind");
                row.Facts = facts;
                row.PausedUntil = pause;
                db.Applications.Add(row);
            },
            "Added"
        );
        var id = await Do(
            db =>
            {
                var row = db.Applications.Single();
                row.Employer = "Nordwind";
                row.Facts = [];
                row.PausedUntil = null;
            },
            "Renamed"
        );
        (await Employers()).ShouldBe(["Nordwind"]);
        (await Undo(id)).ShouldBeNull();

        await using var db = await Open();
        var back = await db.Applications.SingleAsync(Cancel);
        back.Employer.ShouldBe("Northwind");
        back.Facts.ShouldBe(facts);
        back.PausedUntil.ShouldBe(pause);
    }

    [Fact]
    public async Task Undoing_a_deed_brings_back_what_it_removed()
    {
        await Do(db => db.Applications.Add(An("Northwind")), "Added");
        var id = await Do(db => db.Applications.Remove(db.Applications.Single()), "Removed Northwind");
        (await Undo(id)).ShouldBeNull();
        (await Employers()).ShouldBe(["Northwind"]);
    }

    [Fact]
    public async Task What_something_later_builds_on_is_not_undone_and_the_later_deed_is_named()
    {
        var id = await Do(db => db.Applications.Add(An("Northwind")), "Added");
        var later = await Do(db => db.Applications.Single().Role = "Analyst", "Changed the role");
        (await Undo(id))!.ShouldContain("Changed the role");
        (await Undo(later)).ShouldBeNull();
        (await Undo(id)).ShouldBeNull();
        (await Undo(id))!.ShouldContain("already");
    }

    [Fact]
    public async Task Deeds_of_one_instant_are_undone_in_their_order_and_so_are_deeds_after_the_clock_was_set_back()
    {
        await using var db = await Open();
        for (var round = 0; round < 20; round++)
        {
            var row = An($"Northwind {round}");
            db.Applications.Add(row);
            var first = await db.SaveAsync("Added", terminal.Clock, Cancel);
            ((StoppedClock)terminal.Clock).Now -= TimeSpan.FromMinutes(round % 2);
            row.Role = "Analyst";
            var second = await db.SaveAsync("Changed the role", terminal.Clock, Cancel);

            (await db.UndoAsync(first, terminal.Clock, Cancel)).First.ShouldBe(second);
            (await db.UndoAsync(second, terminal.Clock, Cancel)).Why.ShouldBeNull();
            (await db.UndoAsync(first, terminal.Clock, Cancel)).Why.ShouldBeNull();
        }
    }

    private JobApplication An(string employer) => new() { Id = Ids.New(terminal.Clock), Employer = employer };

    private async Task<CandorDb> Open() => new(await Store.OpenAsync(terminal.Home, terminal.Clock, Cancel));

    private async Task<Guid> Do(Action<CandorDb> deed, string name)
    {
        ((StoppedClock)terminal.Clock).Now += TimeSpan.FromMinutes(1);
        await using var db = await Open();
        deed(db);
        return await db.SaveAsync(name, terminal.Clock, Cancel);
    }

    private async Task<string?> Undo(Guid id)
    {
        await using var db = await Open();
        return (await db.UndoAsync(id, terminal.Clock, Cancel)).Why;
    }

    private async Task<List<string>> Employers()
    {
        await using var db = await Open();
        return await db.Applications.Select(a => a.Employer).ToListAsync(Cancel);
    }
}
