using System.Collections.Concurrent;
using System.Threading.Channels;
using Candor.Core.Listen;
using Candor.Core.Mail;
using Candor.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Candor.Listen.Imports;

/// <summary>
/// Takes mail in that was given in the browser, one import after another, while the candidate does something else: looks
/// through it first, waits for their word, writes it in short transactions. What a stop leaves, goes on from there.
/// </summary>
internal sealed class RunImports(
    Terminal terminal,
    IDbContextFactory<CandorDb> store,
    ReadOutcome readOutcome,
    TimeProvider clock,
    ILogger<RunImports> log
) : BackgroundService
{
    /// <summary>How long the page of an import that is through can still be read.</summary>
    private static readonly TimeSpan Told = TimeSpan.FromDays(1);

    private readonly Channel<Guid> queue = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, Run> running = new();

    // Why an import stopped, where the disk was too full to write that down.
    private readonly ConcurrentDictionary<Guid, string> untold = new();

    /// <summary>What to tell where nothing more can be written.</summary>
    public string FullDisk => $"the disk of {terminal.Home} is full, or cannot be written";

    /// <summary>Those that the candidate has still to see through, the oldest first.</summary>
    public IReadOnlyList<(ImportJob Job, ImportProgress? Now)> Open() =>
        [
            .. ImportFolder
                .All(terminal.Home)
                .Select(folder => Of(folder.Id))
                .Where(one => one.Job is not (null or { Stage: ImportStage.Taken }))
                .Select(one => (one.Job!, one.Now))
                .OrderBy(one => one.Item1.At),
        ];

    /// <summary>What is kept of it, and where it is now: the first null where there is none, the second where it does not run.</summary>
    public (ImportJob? Job, ImportProgress? Now) Of(Guid id)
    {
        // Whether it runs is asked first: at its end the stage is written before it stops running, and one that has just
        // come to its end would else be told as one that was stopped on the way.
        var now = running.TryGetValue(id, out var run) ? run.Progress : null;
        var job = FolderOf(id).Read();
        if (job is not null && untold.TryGetValue(id, out var why))
        {
            job.Wrong = why;
        }

        return (job, now);
    }

    public ImportFolder FolderOf(Guid id) => new(terminal.Home, id);

    /// <summary>Begins, or goes on with, what the import's stage says; does nothing where it runs.</summary>
    public void Start(ImportJob job)
    {
        if (running.TryAdd(job.Id, new Run()))
        {
            queue.Writer.TryWrite(job.Id);
        }
    }

    /// <summary>Ends it after the mail at hand; what was written by then stays.</summary>
    public void Stop(Guid id)
    {
        if (running.TryGetValue(id, out var run))
        {
            run.Cancel.Cancel();
        }
    }

    /// <summary>
    /// Throws the files away. Mail of it that is in the store stays there; the journal's entry that undoes it is given, or
    /// null where there is none.
    /// </summary>
    public async Task<Guid?> ForgetAsync(ImportJob job, CancellationToken cancel)
    {
        var folder = FolderOf(job.Id);
        await using var db = store.CreateDbContext();
        var deed = job.Deed ?? await UndoImport.NoteAsync(db, folder.Written(), clock, cancel);
        folder.Remove();
        return deed;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Tidy();
        await foreach (var id in queue.Reader.ReadAllAsync(stoppingToken))
        {
            var run = running[id];
            using (stoppingToken.Register(run.Cancel.Cancel))
            {
                await OneAsync(id, run);
            }

            running.TryRemove(id, out _);
        }
    }

    // What an upload that broke off left behind, and what has been told long enough.
    private void Tidy()
    {
        foreach (var folder in ImportFolder.All(terminal.Home))
        {
            using var held = folder.Hold();
            var job = folder.Read();
            if (
                held is not null
                && (job is null || job.Stage == ImportStage.Taken && clock.GetUtcNow() - job.At > Told)
            )
            {
                folder.Remove();
            }
        }
    }

    private async Task OneAsync(Guid id, Run run)
    {
        var folder = FolderOf(id);
        using var held = folder.Hold();
        if (held is null || folder.Read() is not { } begun)
        {
            return;
        }

        var job = begun;
        untold.TryRemove(id, out _);
        try
        {
            job.Wrong = null;
            if (job.Stage == ImportStage.Looking)
            {
                (job.Looked, job.Problems) = (new(), []);
                await ReadAsync(folder, job, run, dryRun: true);
            }
            else if (job.Stage == ImportStage.Taking)
            {
                await ReadAsync(folder, job, run, dryRun: false);
            }
        }
        catch (OperationCanceledException) { }
#pragma warning disable CA1031 // A fault here must not end the program; it is told on the page and in the terminal.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            // Only what was committed counts; what was read after it is read again.
            job = folder.Read() ?? job;
            job.Wrong = Explain(fault);
            NotTaken(log, job.Wrong, fault is IOException or SqliteException or DbUpdateException ? null : fault);
            untold[id] = job.Wrong;
        }

        try
        {
            folder.Write(job);
            untold.TryRemove(id, out _);
        }
        catch (IOException full)
        {
            untold.TryAdd(id, FullDisk);
            NotTaken(log, full.Message, null);
        }
    }

    private async Task ReadAsync(ImportFolder folder, ImportJob job, Run run, bool dryRun)
    {
        await using var db = store.CreateDbContext();
        var take = await TakeMail.ForAsync(db, readOutcome, clock, run.Cancel.Token);
        var mails = new MailOfImport(folder, job);
        var record = new Record(folder, job);
        var count = await Task.Run(() =>
            new ImportMail((SqliteConnection)db.Database.GetDbConnection(), db.CandidateId, take, clock)
            {
                GoOnFrom = dryRun ? job.Looked : job.Taken,
                Record = dryRun ? null : record,
            }.Run(
                mails.All(),
                dryRun,
                record.Tell,
                count => run.Progress = new(mails.Share, count.Seen, count.Kept),
                run.Cancel.Token
            )
        );
        if (run.Cancel.IsCancellationRequested)
        {
            return;
        }

        if (dryRun)
        {
            job.Stage = ImportStage.Looked;
            return;
        }

        job.Taken = count;
        job.Deed = await UndoImport.NoteAsync(db, folder.Written(), clock, CancellationToken.None);
        job.Stage = ImportStage.Taken;
        folder.Write(job);
        folder.RemoveFiles(job);
    }

    private string Explain(Exception fault) =>
        fault switch
        {
            FileNotFoundException or DirectoryNotFoundException =>
                "the files that you gave are gone from the data folder; throw this away and give them again",
            _ when StoreFault.IsFullDisk(fault) => $"{FullDisk}; what was taken in before is kept",
            _ => StoreFault.Explain(fault, terminal.Home)
                ?? "Candor itself made a mistake, which its terminal tells more about; what was taken in before is kept",
        };

    private static readonly Action<ILogger, string, Exception?> NotTaken = LoggerMessage.Define<string>(
        LogLevel.Warning,
        new EventId(1),
        "An import stopped: {Why}"
    );

    private sealed class Run
    {
        // Held by the queue for moments only; there is nothing in it that would have to be given back.
        public CancellationTokenSource Cancel { get; } = new();

        public ImportProgress Progress { get; set; } = new(0, 0, 0);
    }

    private sealed class Record(ImportFolder folder, ImportJob job) : IImportRecord
    {
        public void Tell(string problem)
        {
            if (job.Problems.Count < ImportJob.MostProblems)
            {
                job.Problems.Add(problem);
            }
        }

        public void Committing(IReadOnlyList<Guid> kept) => folder.NoteWritten(kept);

        public void Committed(ImportCount count)
        {
            job.Taken = count;
            folder.Write(job);
        }
    }
}
