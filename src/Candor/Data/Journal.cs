using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Candor.Data;

/// <summary>
/// Undo. A deed is saved together with its rows as they were before; undoing puts them back, unless something later
/// has changed one of them again.
/// </summary>
public static class Journal
{
    /// <summary>How long typing stays one deed from its first letter on.</summary>
    public static readonly TimeSpan GoesOn = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Saves what the context holds as one deed that can be undone. <paramref name="deed"/> is said to the candidate:
    /// "Marked as sent". Gives the entry's id for the "Undo" beside that sentence.
    /// </summary>
    public static async Task<Guid> SaveAsync(
        this CandorDb db,
        string deed,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        db.ChangeTracker.DetectChanges();
        var rows = new JsonArray([.. db.ChangeTracker.Entries().Where(IsChanged).Select(Row)]);
        return await WriteAsync(db, deed, rows, clock, cancel);
    }

    /// <summary>
    /// Saves what somebody types, which comes again and again: as part of the deed that began within the last
    /// <see cref="GoesOn"/>, where that was the last one about this row, else as a new one. Undoing it brings back what
    /// stood there before the first of them. Null where nothing has changed and no such deed goes on.
    /// </summary>
    /// <param name="about">The id of the row that is typed in.</param>
    public static async Task<Guid?> SaveOnAsync(
        this CandorDb db,
        string deed,
        Guid about,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        db.ChangeTracker.DetectChanges();
        var changed = db.ChangeTracker.Entries().Where(IsChanged).ToList();
        var (from, id) = (clock.GetUtcNow() - GoesOn, about.ToString());
        var last = await db
            .Journal.Where(one => one.At >= from && one.UndoneAt == null && one.Before.Contains(id))
            .OrderByDescending(one => one.At)
            .FirstOrDefaultAsync(cancel);
        if (last is null || last.Deed != deed)
        {
            return changed.Count == 0 ? null : await db.SaveAsync(deed, clock, cancel);
        }

        var rows = JsonNode
            .Parse(last.Before)!
            .AsArray()
            .ToDictionary(Key, row => row!.DeepClone().AsObject(), StringComparer.Ordinal);
        foreach (var entry in changed)
        {
            var now = Row(entry);
            if (!rows.TryGetValue(Key(now), out var before))
            {
                rows.Add(Key(now), now);
            }
            else if (entry.State == EntityState.Deleted && before["before"] is null)
            {
                // Came and went within the one deed.
                rows.Remove(Key(now));
            }
        }

        last.Before = new JsonArray([.. rows.Values]).ToJsonString();
        await db.SaveChangesAsync(cancel);
        return last.Id;
    }

    /// <summary>
    /// Writes down a deed whose rows were added past the context, by an import's own statements: undoing takes them out.
    /// </summary>
    public static async Task<Guid> NoteAddedAsync(
        this CandorDb db,
        string deed,
        IEnumerable<(Type Type, Guid Id)> added,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var rows = new JsonArray();
        foreach (var (type, row) in added)
        {
            rows.Add(
                new JsonObject
                {
                    ["type"] = type.Name,
                    ["id"] = row.ToString(),
                    ["state"] = nameof(EntityState.Added),
                }
            );
        }

        return await WriteAsync(db, deed, rows, clock, cancel);
    }

    /// <summary>Undoes a deed, unless it was undone before or something later has changed one of its rows.</summary>
    public static async Task<Undone> UndoAsync(this CandorDb db, Guid id, TimeProvider clock, CancellationToken cancel)
    {
        var entry = await db.Journal.SingleOrDefaultAsync(entry => entry.Id == id, cancel);
        if (entry is null || entry.UndoneAt is not null)
        {
            return new("That has been undone already.");
        }

        var rows = JsonNode.Parse(entry.Before)!.AsArray();
        var keys = rows.Select(Key).ToHashSet(StringComparer.Ordinal);
        var later = await db
            .Journal.Where(other => other.At > entry.At && other.UndoneAt == null)
            .OrderByDescending(other => other.At)
            .ToListAsync(cancel);
        if (
            later.Find(other => JsonNode.Parse(other.Before)!.AsArray().Any(row => keys.Contains(Key(row)))) is
            { } since
        )
        {
            return new($"Something later builds on it: “{since.Deed}”. Undo that first.") { First = since.Id };
        }

        foreach (var row in rows)
        {
            await PutBackAsync(db, row!.AsObject(), cancel);
        }

        entry.UndoneAt = clock.GetUtcNow();
        await db.SaveChangesAsync(cancel);
        return new(null) { Gone = [.. rows.Where(row => row!["before"] is null).Select(row => (string)row!["id"]!)] };
    }

    // Later than every other, also within one tick of the clock, and where the clock was set back: the order of the deeds
    // is all that undoing goes by.
    private static async Task<Guid> WriteAsync(
        CandorDb db,
        string deed,
        JsonArray rows,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var now = clock.GetUtcNow();
        var last = await db.Journal.MaxAsync(one => (DateTimeOffset?)one.At, cancel);
        var id = Ids.New(clock);
        db.Journal.Add(
            new JournalEntry
            {
                Id = id,
                At = last >= now ? last.Value.AddTicks(1) : now,
                Deed = deed,
                Before = rows.ToJsonString(),
            }
        );
        await db.SaveChangesAsync(cancel);
        return id;
    }

    private static bool IsChanged(EntityEntry entry) =>
        entry.Entity is Candidate or (IOwned and not JournalEntry)
        && entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;

    private static string Key(JsonNode? row) => $"{row!["type"]} {row["id"]}";

    private static JsonObject Row(EntityEntry entry)
    {
        var row = new JsonObject
        {
            ["type"] = entry.Metadata.ClrType.Name,
            ["id"] = (entry.Entity is IOwned owned ? owned.Id : ((Candidate)entry.Entity).Id).ToString(),
            ["state"] = entry.State.ToString(),
        };
        if (entry.State != EntityState.Added)
        {
            var before = new JsonObject();
            // Of the candidate's own row only what the deed changed: the rest is other deeds' and settings' matter, and a
            // renewed calendar address must stay renewed.
            foreach (
                var property in entry
                    .Metadata.GetProperties()
                    .Where(property => entry.Entity is not Candidate || entry.Property(property).IsModified)
            )
            {
                before[property.Name] = Stored(property, entry.Property(property).OriginalValue);
            }

            row["before"] = before;
        }

        return row;
    }

    private static async Task PutBackAsync(CandorDb db, JsonObject row, CancellationToken cancel)
    {
        var type = db.Model.GetEntityTypes().Single(type => type.ClrType.Name == (string)row["type"]!);
        var id = Guid.Parse((string)row["id"]!);
        object[] key = type.ClrType == typeof(Candidate) ? [id] : [db.CandidateId, id];
        var now = await db.FindAsync(type.ClrType, key, cancel);
        if (row["before"] is not JsonObject before)
        {
            if (now is not null)
            {
                db.Remove(now);
            }

            return;
        }

        var entity = now ?? Activator.CreateInstance(type.ClrType)!;
        var entry = now is null ? db.Add(entity) : db.Entry(entity);
        foreach (
            var property in type.GetProperties()
                .Where(property => before.ContainsKey(property.Name) && (now is null || !property.IsPrimaryKey()))
        )
        {
            entry.Property(property).CurrentValue = Value(property, before[property.Name]);
        }
    }

    private static JsonNode? Stored(IProperty property, object? value)
    {
        var converter = property.GetTypeMapping().Converter;
        var stored = value is null || converter is null ? value : converter.ConvertToProvider(value);
        return stored is null ? null : JsonSerializer.SerializeToNode(stored, stored.GetType());
    }

    private static object? Value(IProperty property, JsonNode? stored)
    {
        if (stored is null)
        {
            return null;
        }

        var converter = property.GetTypeMapping().Converter;
        var type = converter?.ProviderClrType ?? property.ClrType;
        var value = stored.Deserialize(Nullable.GetUnderlyingType(type) ?? type);
        return converter is null ? value : converter.ConvertFromProvider(value);
    }
}

/// <summary>What became of an undo.</summary>
/// <param name="Why">Why it was not done, as a sentence; null where it was.</param>
public sealed record Undone(string? Why)
{
    /// <summary>The later deed that has to be undone before, where that is why.</summary>
    public Guid? First { get; init; }

    /// <summary>Ids of the rows that are no longer there.</summary>
    public IReadOnlyList<string> Gone { get; init; } = [];
}
