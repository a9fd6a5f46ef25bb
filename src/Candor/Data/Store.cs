using Candor.Core;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Data;

/// <summary>
/// The file behind <see cref="CandorDb"/>: found, made, brought to this program's schema, and readable by its owner only.
/// </summary>
public static class Store
{
    public const string FileName = "candor.db";

    public static string PathIn(string home) => Path.Combine(home, FileName);

    /// <summary>
    /// Opens the store in <paramref name="home"/>, making folder and file where there are none. One clear line
    /// (<see cref="BadInputException"/>) where the folder cannot be written, or the store is newer than the program.
    /// </summary>
    public static async Task<DbContextOptions<CandorDb>> OpenAsync(
        string home,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        await using var connection = await OpenConnectionAsync(home, clock, cancel);
        return new DbContextOptionsBuilder<CandorDb>().UseSqlite(connection.ConnectionString).Options;
    }

    /// <summary>The same as a bare connection, for what is quicker past EF.</summary>
    internal static async Task<SqliteConnection> OpenConnectionAsync(
        string home,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        MakePrivateFolder(home);
        var path = PathIn(home);
        if (!File.Exists(path))
        {
            // Made empty first, so that it never exists for a moment with the mode that the system would give it.
            using (new FileStream(path, NewPrivateFile())) { }
        }

        var connection = new SqliteConnection(ConnectionText(path));
        try
        {
            await connection.OpenAsync(cancel);
            await Run(connection, "PRAGMA journal_mode = WAL", cancel);
            await UpgradeSchema.RunAsync(connection, path, cancel);
            await OwnRow.MakeAsync(connection, Candidate.Local, clock, cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens the store for one deed of a command.</summary>
    public static async Task<CandorDb> OpenAsync(Terminal terminal, CancellationToken cancel) =>
        new(await OpenAsync(terminal.Home, terminal.Clock, cancel));

    /// <summary>A folder that only its owner can enter, whatever the umask says.</summary>
    public static void MakePrivateFolder(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(
                    folder,
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
                );
            }
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException(
                $"the data folder {folder} cannot be made ({cannot.Message.TrimEnd('.')}); name another with CANDOR_HOME"
            );
        }
    }

    /// <summary>How to make a file that only its owner can read; fails where it exists.</summary>
    public static FileStreamOptions NewPrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    internal static string ConnectionText(string path) =>
        new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            // Another command may be writing: wait for it this long, then say so.
            DefaultTimeout = 5,
        }.ToString();

    internal static async Task Run(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only our own scripts and pragmas come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancel);
    }
}
