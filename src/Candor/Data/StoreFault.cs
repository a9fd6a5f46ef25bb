using Microsoft.Data.Sqlite;

namespace Candor.Data;

public static class StoreFault
{
    /// <summary>
    /// What to tell a person about a fault of the database, in one line, or null where it is none that they can help.
    /// </summary>
    public static string? Explain(Exception fault, string home) =>
        fault.GetType().Name == nameof(SqliteException) ? ExplainSqlite((SqliteException)fault, home)
        : fault.InnerException is { } inner ? Explain(inner, home)
        : null;

    /// <summary>Whether a file or the store could not be written: no room is left, or the disk is broken.</summary>
    public static bool IsFullDisk(Exception fault) =>
        fault is IOException or SqliteException { SqliteErrorCode: 10 or 13 }
        || fault.InnerException is { } inner && IsFullDisk(inner);

    // The codes are SQLite's own primary result codes (sqlite.org/rescode.html). Apart, so that a command without a
    // store never loads the database's assembly.
    private static string? ExplainSqlite(SqliteException fault, string home)
    {
        var path = Path.Combine(home, "candor.db");
        return fault.SqliteErrorCode switch
        {
            5 or 6 => $"the store {path} is held by another program; close that and try again",
            8 or 14 or 23 =>
                $"the store {path} cannot be written; check its owner and mode, or name another folder with CANDOR_HOME",
            13 => "the disk is full; nothing was changed. Make room and try again",
            11 or 26 =>
                $"{path} is not a store that can be read; 'candor restore' puts back a backup from {Path.Combine(home, "backups")}",
            _ => null,
        };
    }
}
