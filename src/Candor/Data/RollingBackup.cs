using Microsoft.Data.Sqlite;

namespace Candor.Data;

/// <summary>
/// While the web app runs: a copy of the store each day, kept for a week (<see cref="Backup.RollAsync"/>), and an end of
/// what was removed a week ago.
/// </summary>
internal sealed class RollingBackup(Terminal terminal, ILogger<RollingBackup> log) : BackgroundService
{
    /// <summary>How often it is looked whether a new day has come; a laptop may sleep over midnight.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first page comes before the first copy.
        await Task.Yield();
        using var timer = new PeriodicTimer(Pause, terminal.Clock);
        do
        {
            try
            {
                var today = DateOnly.FromDateTime(terminal.Clock.GetLocalNow().DateTime);
                await Keeping.ForgetRemoved.RunAsync(terminal.Home, terminal.Clock.GetUtcNow(), stoppingToken);
                await Backup.RollAsync(terminal.Home, today, stoppingToken);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SqliteException)
            {
                // A full disk must not stop the work; the next hour tries again.
                NotCopied(log, fault.Message, null);
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private static readonly Action<ILogger, string, Exception?> NotCopied = LoggerMessage.Define<string>(
        LogLevel.Warning,
        new EventId(1),
        "Today's backup could not be made: {Why}"
    );
}
